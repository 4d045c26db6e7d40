//! Files under a passphrase against the reference crate for age, both ways.

#[cfg(test)]
mod tests {
    use age::secrecy::SecretString;
    use plumbline::file::sealed::{self, ENTROPY_BYTES, SealFault};

    const PASSPHRASE: &str = "drei Würfel, vier Kugeln";

    fn texts() -> Vec<Vec<u8>> {
        let chunk = 64 * 1024;
        let lengths = [0, 1, 1_000, chunk - 1, chunk, chunk + 1, 2 * chunk, 5 * chunk + 3];
        lengths.into_iter().map(|length| (0..length).map(|n| (n % 253) as u8).collect()).collect()
    }

    fn entropy(seed: u8) -> Vec<u8> {
        (0..ENTROPY_BYTES as u8).map(|n| n.wrapping_mul(31).wrapping_add(seed)).collect()
    }

    #[test]
    fn what_we_seal_the_reference_opens() {
        for (nth, plain) in texts().into_iter().enumerate() {
            let file = sealed::seal(&plain, PASSPHRASE, &entropy(nth as u8)).unwrap();
            let identity = age::scrypt::Identity::new(SecretString::from(PASSPHRASE));
            assert_eq!(age::decrypt(&identity, &file).unwrap(), plain, "{} bytes", plain.len());
        }
    }

    #[test]
    fn what_the_reference_seals_we_open() {
        for (plain, work) in texts().into_iter().zip([1, 2, 10, 12, 14, 15, 16, 18]) {
            let mut recipient = age::scrypt::Recipient::new(SecretString::from(PASSPHRASE));
            recipient.set_work_factor(work);
            let file = age::encrypt(&recipient, &plain).unwrap();
            assert_eq!(sealed::open(&file, PASSPHRASE), Ok(plain.clone()), "work {work}");
            assert_eq!(sealed::open(&file, "another"), Err(SealFault::Locked), "work {work}");
        }
    }

    #[test]
    fn what_the_reference_seals_for_a_key_is_told() {
        let key = age::x25519::Identity::generate();
        let file = age::encrypt(&key.to_public(), b"x").unwrap();
        assert_eq!(sealed::open(&file, PASSPHRASE), Err(SealFault::NoPassphrase));
    }
}
