//! Files in and out: downloads, chosen files, files of this site.

use js_sys::{Array, Uint8Array};
use leptos::html;
use leptos::prelude::{GetUntracked as _, NodeRef};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Response, Url};

pub use web_sys::File;

/// Hands bytes to the user as a file; whether the browser took them.
pub fn download(name: &str, media_type: &str, bytes: &[u8]) -> bool {
    try_download(name, media_type, bytes).is_some()
}

fn try_download(name: &str, media_type: &str, bytes: &[u8]) -> Option<()> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let page = super::dom::document()?;
    let link: HtmlAnchorElement = page.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    super::dom::after(10_000, move || _ = Url::revoke_object_url(&address));
    Some(())
}

/// The file chosen in an input, which forgets it: the same file can then be chosen again.
pub fn taken_from(input: NodeRef<html::Input>) -> Option<File> {
    let input = input.get_untracked()?;
    let file = input.files()?.get(0)?;
    input.set_value("");
    Some(file)
}

/// All files chosen in an input, which forgets them.
pub fn all_taken_from(input: NodeRef<html::Input>) -> Vec<File> {
    let Some(input) = input.get_untracked() else { return Vec::new() };
    let files = input.files();
    let all = files.map(|files| (0..files.length()).filter_map(|nth| files.get(nth)).collect());
    input.set_value("");
    all.unwrap_or_default()
}

/// The bytes of a file the user chose or dropped; `None` where it cannot be read.
pub async fn bytes_of(file: &File) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// The text of a file of this site, such as the sample; `None` where it is not to be had.
pub async fn site_text(path: &str) -> Option<String> {
    let window = web_sys::window()?;
    let response: Response =
        JsFuture::from(window.fetch_with_str(path)).await.ok()?.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    JsFuture::from(response.text().ok()?).await.ok()?.as_string()
}
