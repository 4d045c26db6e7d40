//! Finds QR codes in a picture. The picture is looked at as it is, then smoothed, smaller, larger
//! and in black and white: photographs are noisy, unevenly lit and seldom of the size that is good
//! for them.

use std::collections::BTreeSet;

/// Most pixels of a picture that is looked at.
pub const PIXELS_MAX: usize = 16_000_000;
/// A picture with a longer side is also looked at in half its size.
const LARGE: usize = 700;
/// The square that says what is dark reaches so many parts of the picture to each side.
const AROUND: usize = 16;

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

    /// The value of a pixel; white outside.
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

    /// Black where a pixel is darker than the mean of the square around it, else white: light that
    /// falls off from one side to the other no longer counts.
    fn black_white(&self) -> Grey {
        let (width, height) = (self.width, self.height());
        let reach = (width.max(height) / AROUND).max(4);
        // Sums of all pixels above and left of a place; differences of them are right even where
        // they have run over.
        let line = width + 1;
        let mut sums = vec![0_u32; line];
        for y in 0..height {
            let mut row = 0_u32;
            sums.push(0);
            for x in 0..width {
                row = row.wrapping_add(u32::from(self.at(x, y)));
                sums.push(sums.get(y * line + x + 1).copied().unwrap_or(0).wrapping_add(row));
            }
        }
        let sum = |x: usize, y: usize| sums.get(y * line + x).copied().unwrap_or(0);
        let mut pixels = Vec::with_capacity(self.pixels.len());
        for y in 0..height {
            let (top, bottom) = (y.saturating_sub(reach), (y + reach + 1).min(height));
            for x in 0..width {
                let (left, right) = (x.saturating_sub(reach), (x + reach + 1).min(width));
                let all = sum(right, bottom).wrapping_add(sum(left, top));
                let all = all.wrapping_sub(sum(right, top)).wrapping_sub(sum(left, bottom));
                let count = ((right - left) * (bottom - top)) as u64;
                // A little darker, or even paper would be speckled.
                let dark = u64::from(self.at(x, y)) * count * 20 < u64::from(all) * 19;
                pixels.push(if dark { 0 } else { 255 });
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
    // Turned by angles whose sine and cosine are exact: 3-4-5 and 5-12-13 triangles. The dear ones
    // come last: most pictures are found before.
    type Way = fn(&Grey) -> Grey;
    const STRAIGHT: (f64, f64) = (0.0, 1.0);
    let ways: [(bool, Way); 10] = [
        (true, Grey::clone),
        (true, Grey::smooth),
        (long > LARGE, |picture| picture.smaller(2)),
        (long > 2 * LARGE, |picture| picture.smaller(3)),
        (true, Grey::black_white),
        (small, |picture| picture.drawn_anew(2.0, STRAIGHT)),
        (small, |picture| picture.drawn_anew(1.5, (0.6, 0.8))),
        (small, |picture| picture.drawn_anew(3.0, (5.0 / 13.0, 12.0 / 13.0)).black_white()),
        (small, |picture| picture.drawn_anew(3.0, STRAIGHT).black_white()),
        (small, |picture| picture.drawn_anew(2.0, STRAIGHT).smooth().black_white()),
    ];
    for (_, way) in ways.into_iter().filter(|(fits, _)| *fits) {
        look(&way(picture), &mut found);
        if !found.is_empty() {
            break;
        }
    }
    Some(found.into_iter().collect())
}

/// Adds the texts found in one picture.
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
