//! Workers: programs of their own that compute while the screen stays quick.
