//! Pictures from files and from the camera, as grey values.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    CanvasRenderingContext2d, File, HtmlCanvasElement, HtmlVideoElement, ImageBitmap, MediaStream,
    MediaStreamConstraints, MediaStreamTrack,
};

/// A longer side is drawn smaller: more does not help to find a code.
const SIDE_MAX: f64 = 2_000.0;

/// A picture: pixels a row, and one grey value a pixel.
pub type Grey = (u32, Vec<u8>);

/// The picture in a file; `None` where it is none.
pub async fn picture_of(file: &File) -> Option<Grey> {
    let promise = web_sys::window()?.create_image_bitmap_with_blob(file).ok()?;
    let bitmap: ImageBitmap = JsFuture::from(promise).await.ok()?.dyn_into().ok()?;
    let (canvas, context) = canvas(f64::from(bitmap.width()), f64::from(bitmap.height()))?;
    let (width, height) = (f64::from(canvas.width()), f64::from(canvas.height()));
    context.draw_image_with_image_bitmap_and_dw_and_dh(&bitmap, 0.0, 0.0, width, height).ok()?;
    grey(&canvas, &context)
}

/// Opens the camera into a video element; whether it works.
pub async fn open(video: &HtmlVideoElement) -> bool {
    try_open(video).await.is_some()
}

async fn try_open(video: &HtmlVideoElement) -> Option<()> {
    let devices = web_sys::window()?.navigator().media_devices().ok()?;
    let constraints = MediaStreamConstraints::new();
    let wanted = js_sys::Object::new();
    Reflect::set(&wanted, &"facingMode".into(), &"environment".into()).ok()?;
    constraints.set_video(&wanted);
    let promise = devices.get_user_media_with_constraints(&constraints).ok()?;
    let stream: MediaStream = JsFuture::from(promise).await.ok()?.dyn_into().ok()?;
    video.set_src_object(Some(&stream));
    JsFuture::from(video.play().ok()?).await.ok().map(|_| ())
}

/// Lets the camera go.
pub fn close(video: &HtmlVideoElement) {
    if let Some(stream) = video.src_object() {
        for track in stream.get_tracks() {
            track.unchecked_into::<MediaStreamTrack>().stop();
        }
    }
    video.set_src_object(None);
}

/// What the camera sees now.
pub fn frame(video: &HtmlVideoElement) -> Option<Grey> {
    let (width, height) = (f64::from(video.video_width()), f64::from(video.video_height()));
    let (canvas, context) = canvas(width, height)?;
    let (width, height) = (f64::from(canvas.width()), f64::from(canvas.height()));
    context
        .draw_image_with_html_video_element_and_dw_and_dh(video, 0.0, 0.0, width, height)
        .ok()?;
    grey(&canvas, &context)
}

fn canvas(width: f64, height: f64) -> Option<(HtmlCanvasElement, CanvasRenderingContext2d)> {
    let scale = (SIDE_MAX / width.max(height)).min(1.0);
    let (width, height) = ((width * scale) as u32, (height * scale) as u32);
    if width == 0 || height == 0 {
        return None;
    }
    let made = super::dom::document()?.create_element("canvas").ok()?;
    let canvas: HtmlCanvasElement = made.dyn_into().ok()?;
    canvas.set_width(width);
    canvas.set_height(height);
    let context: JsValue = canvas.get_context("2d").ok()??.into();
    Some((canvas, context.dyn_into().ok()?))
}

fn grey(canvas: &HtmlCanvasElement, context: &CanvasRenderingContext2d) -> Option<Grey> {
    let (width, height) = (f64::from(canvas.width()), f64::from(canvas.height()));
    let data = context.get_image_data(0.0, 0.0, width, height).ok()?.data();
    let value = |pixel: &[u8]| match pixel {
        [red, green, blue, ..] => {
            ((u32::from(*red) * 2 + u32::from(*green) * 5 + u32::from(*blue)) / 8) as u8
        }
        _ => u8::MAX,
    };
    Some((canvas.width(), data.chunks(4).map(value).collect()))
}
