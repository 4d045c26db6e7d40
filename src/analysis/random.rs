//! Seeded streams of numbers: the same on every machine, and any number of a stream without those
//! before it.
//!
//! A stream is a counter that runs through a mixing function (SplitMix64 of Steele, Lea and Flood,
//! 2014). A stream of a project is keyed by the project's id, so a change of one project leaves
//! the numbers of all others as they are.

/// The step of the counter: 2⁶⁴ divided by the golden ratio, made odd.
const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

/// Mixes the bits of a counter so that neighbours have nothing in common.
#[inline(always)]
pub const fn mix(counter: u64) -> u64 {
    let z = (counter ^ (counter >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// The seed of a stream of its own for what has this id.
pub const fn keyed(seed: u64, id: u128) -> u64 {
    let high = mix(seed ^ mix((id >> 64) as u64 ^ STEP));
    mix(high ^ mix(id as u64))
}

/// A stream of numbers.
#[derive(Clone, Debug)]
pub struct Stream {
    state: u64,
}

impl Stream {
    /// The stream of a seed.
    pub const fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// The stream of what has this id.
    pub const fn keyed(seed: u64, id: u128) -> Self {
        Self::new(keyed(seed, id))
    }

    /// The next 64 bits.
    #[inline(always)]
    pub const fn bits(&mut self) -> u64 {
        self.state = self.state.wrapping_add(STEP);
        mix(self.state)
    }

    /// A whole number below `limit`; 0 where the limit is 0. The bias is below 2⁻³² of it.
    #[inline(always)]
    pub const fn below(&mut self, limit: u32) -> u32 {
        (((self.bits() >> 32) * limit as u64) >> 32) as u32
    }

    /// A number from 0 up to but not including 1, of 53 bits.
    #[inline(always)]
    pub const fn unit(&mut self) -> f64 {
        unit(self.bits())
    }
}

/// The 53 upper bits as a number from 0 up to but not including 1.
#[inline(always)]
pub const fn unit(bits: u64) -> f64 {
    (bits >> 11) as f64 * (1.0 / (1_u64 << 53) as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_numbers_of_the_generator() {
        // The first outputs of SplitMix64 for the seed 1234567, as printed with its description.
        let mut stream = Stream::new(1_234_567);
        let expect =
            [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423];
        for number in expect {
            assert_eq!(stream.bits(), number);
        }
    }

    #[test]
    fn streams_of_two_ids_have_nothing_in_common() {
        let first: Vec<u64> = (0..64).map(|id| Stream::keyed(1, id).bits()).collect();
        let mut told_apart = first.clone();
        told_apart.sort_unstable();
        told_apart.dedup();
        assert_eq!(told_apart.len(), first.len());
        assert_ne!(Stream::keyed(1, 1 << 64).bits(), Stream::keyed(1, 1).bits());
        assert_ne!(Stream::keyed(1, 1).bits(), Stream::keyed(2, 1).bits());
    }

    #[test]
    fn means_and_limits() {
        let mut stream = Stream::new(7);
        let (mut sum, mut counts) = (0.0, [0_u32; 5]);
        for _ in 0..100_000 {
            let unit = stream.unit();
            assert!((0.0..1.0).contains(&unit));
            sum += unit;
            counts[stream.below(5) as usize] += 1;
        }
        assert!((sum / 1e5 - 0.5).abs() < 4.0 / (12.0_f64 * 1e5).sqrt());
        assert!(counts.iter().all(|count| (19_400..20_600).contains(count)), "{counts:?}");
        assert_eq!(stream.below(0), 0);
        assert_eq!(stream.below(1), 0);
    }
}
