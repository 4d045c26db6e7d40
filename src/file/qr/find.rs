//! Finds QR codes in a picture. The picture is looked at as it is, then smoothed, then smaller:
//! photographs are noisy and often larger than is good for them.

use std::collections::BTreeSet;

/// Most pixels of a picture that is looked at.
pub const PIXELS_MAX: usize = 16_000_000;
/// A picture with a longer side is also looked at in half its size.
const LARGE: usize = 700;

/// A picture of grey values, row by row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grey {
    /// Pixels a row.
    pub width: usize,
    /// One byte a pixel, 0 black to 255 white.
    pub pixels: Vec<u8>,
}

impl Grey {
    /// Rows.
    pub fn height(&self) -> usize {
        self.pixels.len().checked_div(self.width).unwrap_or(0)
    }

    fn at(&self, x: usize, y: usize) -> u8 {
        let inside = x < self.width;
        self.pixels.get(y * self.width + x).copied().filter(|_| inside).unwrap_or(255)
    }

    /// The picture with each square of so many pixels as one.
    fn smaller(&self, by: usize) -> Grey {
        let (width, height) = (self.width / by, self.height() / by);
        let mut pixels = Vec::with_capacity(width * height);
        for y in 0..height {
            for x in 0..width {
                let mut sum = 0_usize;
                for (dx, dy) in (0..by).flat_map(|dy| (0..by).map(move |dx| (dx, dy))) {
                    sum += usize::from(self.at(x * by + dx, y * by + dy));
                }
                pixels.push((sum / (by * by)) as u8);
            }
        }
        Grey { width, pixels }
    }

    /// Each pixel as the mean of itself and its neighbours.
    fn smooth(&self) -> Grey {
        let (width, height) = (self.width, self.height());
        let mut pixels = Vec::with_capacity(self.pixels.len());
        for y in 0..height {
            for x in 0..width {
                let (mut sum, mut count) = (0_u16, 0);
                for ny in y.saturating_sub(1)..=(y + 1).min(height - 1) {
                    for nx in x.saturating_sub(1)..=(x + 1).min(width - 1) {
                        sum += u16::from(self.at(nx, ny));
                        count += 1;
                    }
                }
                pixels.push((sum / count) as u8);
            }
        }
        Grey { width, pixels }
    }

    /// The picture some times as large, turned by an angle of this sine and cosine.
    fn drawn_anew(&self, scale: f64, (sin, cos): (f64, f64)) -> Grey {
        let (width, height) = (self.width as f64, self.height() as f64);
        let (sin_size, cos_size) = (sin.abs(), cos.abs());
        let wide = ((width * cos_size + height * sin_size) * scale) as usize;
        let high = ((width * sin_size + height * cos_size) * scale) as usize;
        let mut pixels = Vec::with_capacity(wide * high);
        for y in 0..high {
            for x in 0..wide {
                let dx = (x as f64 + 0.5 - wide as f64 / 2.0) / scale;
                let dy = (y as f64 + 0.5 - high as f64 / 2.0) / scale;
                let from_x = dx * cos + dy * sin + width / 2.0 - 0.5;
                let from_y = dy * cos - dx * sin + height / 2.0 - 0.5;
                pixels.push(self.between(from_x, from_y));
            }
        }
        Grey { width: wide, pixels }
    }

    /// The value between pixels, by distance; white outside.
    fn between(&self, x: f64, y: f64) -> u8 {
        let inside = x > -1.0 && y > -1.0 && x < self.width as f64 && y < self.height() as f64;
        if !inside {
            return 255;
        }
        let (left, top) = (x.floor(), y.floor());
        let (right_share, low_share) = (x - left, y - top);
        let (left, top) = (left.max(0.0) as usize, top.max(0.0) as usize);
        let value = |x: usize, y: usize| {
            f64::from(self.at(x.min(self.width - 1), y.min(self.height() - 1)))
        };
        let upper = value(left, top) * (1.0 - right_share) + value(left + 1, top) * right_share;
        let lower =
            value(left, top + 1) * (1.0 - right_share) + value(left + 1, top + 1) * right_share;
        (upper * (1.0 - low_share) + lower * low_share) as u8
    }
}

/// The texts of the codes in a picture, each once, in order. None where the picture is empty, has
/// a broken last row or is too large.
pub fn find(picture: &Grey) -> Option<Vec<String>> {
    let whole = picture.width > 0
        && !picture.pixels.is_empty()
        && picture.pixels.len().is_multiple_of(picture.width)
        && picture.pixels.len() <= PIXELS_MAX;
    if !whole {
        return None;
    }
    let mut found = BTreeSet::new();
    let long = picture.width.max(picture.height());
    let small = long <= 2 * LARGE;
    // Turned by angles whose sine and cosine are exact: 3-4-5, 7-24-25 and 5-12-13
    // triangles.
    type Way = fn(&Grey) -> Grey;
    let ways: [(bool, Way); 8] = [
        (true, Grey::clone),
        (true, Grey::smooth),
        (long > LARGE, |picture| picture.smaller(2)),
        (long > 2 * LARGE, |picture| picture.smaller(3)),
        (small, |picture| picture.drawn_anew(2.0, (0.0, 1.0))),
        (small, |picture| picture.drawn_anew(1.5, (0.6, 0.8))),
        (small, |picture| picture.drawn_anew(2.5, (-0.28, 0.96))),
        (small, |picture| picture.drawn_anew(2.0, (5.0 / 13.0, 12.0 / 13.0))),
    ];
    for (_, way) in ways.into_iter().filter(|(fits, _)| *fits) {
        look(&way(picture), &mut found);
        if !found.is_empty() {
            break;
        }
    }
    Some(found.into_iter().collect())
}

fn look(picture: &Grey, found: &mut BTreeSet<String>) {
    let (width, height) = (picture.width, picture.height());
    let mut prepared =
        rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| picture.at(x, y));
    for grid in prepared.detect_grids() {
        if let Ok((_, text)) = grid.decode() {
            found.insert(text);
        }
    }
}
