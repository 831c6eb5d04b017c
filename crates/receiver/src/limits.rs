//! A shared budget for records that come without valid proof of work: older phones and the plain form.
//! It is one for the whole receiver and never per address: a hall full of people shares an address.

/// How many such records may come at once.
const CAPACITY: u64 = 600;
/// A further one is taken every so many milliseconds.
const REFILL_MS: u64 = 500;

/// A token bucket; time is an argument, so that tests need no clock.
#[derive(Debug, Clone)]
pub struct Budget {
    left: u64,
    filled_ms: u64,
}

impl Default for Budget {
    fn default() -> Self {
        Self { left: CAPACITY, filled_ms: 0 }
    }
}

impl Budget {
    /// Pays for one record.
    ///
    /// # Errors
    /// Nothing is left: after how many seconds to come back.
    pub fn pay(&mut self, now_ms: u64) -> Result<(), u64> {
        let n_new = now_ms.saturating_sub(self.filled_ms) / REFILL_MS;
        self.left = self.left.saturating_add(n_new).min(CAPACITY);
        self.filled_ms += n_new * REFILL_MS;
        if self.left == 0 {
            return Err(REFILL_MS.div_ceil(1_000));
        }
        self.left -= 1;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_is_taken_then_refused_then_taken_again() {
        let mut budget = Budget::default();
        for _ in 0..CAPACITY {
            assert_eq!(budget.pay(0), Ok(()));
        }
        assert_eq!(budget.pay(REFILL_MS - 1), Err(1));
        assert_eq!(budget.pay(REFILL_MS), Ok(()));
        assert_eq!(budget.pay(REFILL_MS), Err(1));
    }

    #[test]
    fn a_long_rest_fills_it_no_further_than_full() {
        let mut budget = Budget::default();
        let later = CAPACITY * REFILL_MS * 100;
        assert_eq!(
            (0..CAPACITY * 2).filter(|_| budget.pay(later).is_ok()).count() as u64,
            CAPACITY
        );
    }
}
