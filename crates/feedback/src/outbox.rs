//! The outbox machine: one small state machine per entry; no entry waits for another.

use crate::{Answer, RefusalReason, SubmissionId, content_digest};

/// Shortest wait after a failed send. A village hall's Wi-Fi often comes back within seconds.
const FIRST_DELAY_MS: u64 = 5_000;
/// Longest wait between attempts. Opening the page, coming back to it or a tap tries at once anyway.
const LONGEST_DELAY_MS: u64 = 60 * 60 * 1_000;

/// A frozen submission on the phone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The id inside the body.
    pub id: SubmissionId,
    /// When "Kirim" was pressed, by the phone's clock (Unix milliseconds).
    pub created_ms: u64,
    /// The bytes that are sent, unchanged on every attempt.
    pub body: String,
    /// The header `content-digest` of the body as it was frozen.
    pub digest: String,
    /// How far it is.
    pub status: Status,
}

/// How far an [`Entry`] is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Status {
    /// To be sent, not before this time.
    Waiting {
        /// Failed sends so far.
        attempts: u32,
        /// Unix milliseconds.
        not_before_ms: u64,
    },
    /// On its way. Found like this after a restart, it may or may not have arrived: it waits again,
    /// and the receiver recognises it by its id.
    Sending {
        /// Failed sends so far.
        attempts: u32,
    },
    /// The receiver has it.
    Sent {
        /// The number the citizen keeps.
        receipt: String,
        /// Unix milliseconds.
        at_ms: u64,
    },
    /// The receiver will never take it. It stays until the person deletes or corrects it.
    Refused {
        /// Why.
        reason: RefusalReason,
        /// Unix milliseconds.
        at_ms: u64,
    },
}

/// What to do now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Send this entry.
    Send(SubmissionId),
    /// Nothing is due; look again then (Unix milliseconds).
    WaitUntil(u64),
    /// Nothing is waiting.
    Idle,
}

impl Entry {
    /// A fresh entry, due at once.
    pub fn new(id: SubmissionId, created_ms: u64, body: String) -> Self {
        let digest = content_digest(&body);
        let status = Status::Waiting { attempts: 0, not_before_ms: 0 };
        Self { id, created_ms, body, digest, status }
    }

    /// Failed sends so far.
    pub fn attempts(&self) -> u32 {
        match self.status {
            Status::Waiting { attempts, .. } | Status::Sending { attempts } => attempts,
            Status::Sent { .. } | Status::Refused { .. } => 0,
        }
    }

    /// Whether it is settled: sent or refused.
    pub fn is_settled(&self) -> bool {
        matches!(self.status, Status::Sent { .. } | Status::Refused { .. })
    }

    /// Whether the person may delete or correct it: not while it is on its way.
    pub fn is_editable(&self) -> bool {
        matches!(self.status, Status::Waiting { .. } | Status::Refused { .. })
    }

    /// Whether a copy may be with the receiver already. Only one that cannot be is withdrawn at the
    /// person's word; any other is replaced by a record that names it.
    pub fn may_have_arrived(&self) -> bool {
        match self.status {
            Status::Waiting { attempts, .. } => attempts > 0,
            Status::Sending { .. } | Status::Sent { .. } => true,
            Status::Refused { .. } => false,
        }
    }

    /// Marks it as on its way; a settled one is left alone. A body that is no longer the frozen one
    /// is never sent: the entry is refused here and says so.
    pub fn start(&mut self) {
        if let Status::Waiting { attempts, .. } = self.status {
            self.status = if content_digest(&self.body) == self.digest {
                Status::Sending { attempts }
            } else {
                Status::Refused {
                    reason: RefusalReason::Other(String::from("damaged")),
                    at_ms: self.created_ms,
                }
            };
        }
    }

    /// What a restart does: nothing is on its way any more.
    pub fn recover(&mut self) {
        if let Status::Sending { attempts } = self.status {
            // The send that was cut off counts: it may have arrived.
            let attempts = attempts.saturating_add(1);
            self.status = Status::Waiting { attempts, not_before_ms: 0 };
        }
    }

    /// Makes a waiting one due at once: the person asked, or a connection was seen.
    pub fn hurry(&mut self) {
        if let Status::Waiting { not_before_ms, .. } = &mut self.status {
            *not_before_ms = 0;
        }
    }

    /// Takes in what another page or a rescued file knows of the same entry. What is settled stays as it
    /// is; a body that differs is not this entry.
    pub fn meet(&mut self, other: Self) {
        let is_same = self.id == other.id && self.body == other.body;
        if is_same && other.is_settled() && !self.is_settled() {
            self.status = other.status;
        }
    }

    /// Takes in the answer to a send. A settled entry never changes again.
    pub fn apply(&mut self, answer: Answer, now_ms: u64) {
        if self.is_settled() {
            return;
        }
        self.status = match answer {
            Answer::Accepted(receipt) => Status::Sent { receipt, at_ms: now_ms },
            Answer::Refused(reason) => Status::Refused { reason, at_ms: now_ms },
            Answer::Retry(_) => {
                let attempts = self.attempts().saturating_add(1);
                let delay = retry_delay_ms(attempts, self.id.spread());
                Status::Waiting { attempts, not_before_ms: now_ms.saturating_add(delay) }
            }
        };
    }
}

/// Wait after the `attempts`-th failed send: 5 s, 10 s, 20 s, … up to an hour, each ±20 % by `spread`,
/// so that a village's phones do not all return in the same second.
pub fn retry_delay_ms(attempts: u32, spread: u64) -> u64 {
    let doublings = attempts.saturating_sub(1).min(20);
    let delay = (FIRST_DELAY_MS << doublings).min(LONGEST_DELAY_MS);
    delay * (80 + spread % 41) / 100
}

/// What the outbox should do at `now_ms`. Of several due entries the oldest goes first; an entry that
/// is on its way or must wait does not hold up the others.
pub fn next_step(entries: &[Entry], now_ms: u64) -> Step {
    let mut due: Option<&Entry> = None;
    let mut earliest: Option<u64> = None;
    for entry in entries {
        let Status::Waiting { not_before_ms, .. } = entry.status else { continue };
        // A clock that was set back must not lock an entry away for years.
        let is_due = not_before_ms <= now_ms || not_before_ms - now_ms > 2 * LONGEST_DELAY_MS;
        if is_due {
            if due.is_none_or(|due| entry.id < due.id) {
                due = Some(entry);
            }
        } else {
            earliest = Some(earliest.map_or(not_before_ms, |earliest| earliest.min(not_before_ms)));
        }
    }
    match (due, earliest) {
        (Some(entry), _) => Step::Send(entry.id.clone()),
        (None, Some(at_ms)) => Step::WaitUntil(at_ms),
        (None, None) => Step::Idle,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::RetryReason;

    const NOW: u64 = 1_795_000_000_000;

    fn entry(n: u8) -> Entry {
        Entry::new(SubmissionId::new(NOW + u64::from(n), [n; 10]), NOW, String::from("{}"))
    }

    fn failed() -> Answer {
        Answer::Retry(RetryReason::Unreachable)
    }

    #[test]
    fn a_fresh_entry_is_due_at_once_and_the_oldest_goes_first() {
        let entries = [entry(2), entry(1)];
        assert_eq!(next_step(&entries, NOW), Step::Send(entries[1].id.clone()));
    }

    #[test]
    fn a_failed_one_waits_without_holding_up_the_next() {
        let mut entries = [entry(1), entry(2)];
        entries[0].start();
        entries[0].apply(failed(), NOW);
        assert_eq!(next_step(&entries, NOW), Step::Send(entries[1].id.clone()));
        entries[1].start();
        let Step::WaitUntil(at) = next_step(&entries, NOW) else { panic!("waits") };
        assert!((NOW + 4_000..=NOW + 6_000).contains(&at));
    }

    #[test]
    fn nothing_waiting_is_idle() {
        let mut sent = entry(1);
        sent.start();
        assert_eq!(next_step(&[sent.clone()], NOW), Step::Idle);
        sent.apply(Answer::Accepted("R".into()), NOW);
        assert_eq!(next_step(&[sent], NOW), Step::Idle);
    }

    #[test]
    fn a_settled_entry_never_changes() {
        let mut sent = entry(1);
        sent.apply(Answer::Accepted("R".into()), NOW);
        let before = sent.clone();
        sent.apply(Answer::Refused(RefusalReason::Conflict), NOW + 1);
        sent.apply(failed(), NOW + 2);
        sent.start();
        sent.recover();
        sent.hurry();
        assert_eq!(sent, before);
    }

    #[test]
    fn meeting_settles_and_never_reopens() {
        let waiting = entry(1);
        let mut sent = entry(1);
        sent.apply(Answer::Accepted("R".into()), NOW);
        let mut met = waiting.clone();
        met.meet(sent.clone());
        assert_eq!(met, sent);
        met.meet(waiting.clone());
        assert_eq!(met, sent);
        let mut refused = entry(1);
        refused.apply(Answer::Refused(RefusalReason::Invalid), NOW);
        met.meet(refused);
        assert_eq!(met, sent);
        // Another entry, or another body under the same id, says nothing about this one.
        let mut other = waiting.clone();
        other.meet(Entry { body: String::from("[]"), ..sent.clone() });
        other.meet(Entry { id: entry(2).id, ..sent });
        assert_eq!(other, waiting);
    }

    #[test]
    fn a_restart_puts_what_was_on_its_way_back_in_line() {
        let mut cut_off = entry(1);
        cut_off.start();
        assert!(!cut_off.is_editable());
        cut_off.recover();
        assert_eq!(next_step(&[cut_off.clone()], 0), Step::Send(cut_off.id));
    }

    #[test]
    fn a_damaged_body_is_never_sent() {
        let mut damaged = entry(1);
        damaged.body.push(' ');
        damaged.start();
        assert!(matches!(damaged.status, Status::Refused { .. }));
    }

    #[test]
    fn only_what_was_never_sent_cannot_have_arrived() {
        let mut one = entry(1);
        assert!(!one.may_have_arrived());
        one.start();
        one.recover();
        assert!(one.may_have_arrived());
        one.apply(failed(), NOW);
        assert!(one.may_have_arrived());
    }

    #[test]
    fn a_clock_set_back_by_a_year_does_not_lock_an_entry_away() {
        let mut waiting = entry(1);
        waiting.apply(failed(), NOW);
        let a_year_ago = NOW - 365 * 24 * 3_600 * 1_000;
        assert_eq!(next_step(&[waiting.clone()], a_year_ago), Step::Send(waiting.id));
    }

    #[test]
    fn a_tap_sends_at_once() {
        let mut waiting = entry(1);
        waiting.apply(failed(), NOW);
        waiting.hurry();
        assert_eq!(next_step(&[waiting.clone()], NOW), Step::Send(waiting.id));
    }

    proptest! {
        #[test]
        fn delays_grow_to_an_hour_and_no_further(attempts in 0u32..1_000, spread: u64) {
            let delay = retry_delay_ms(attempts, spread);
            prop_assert!((4_000..=LONGEST_DELAY_MS * 12 / 10).contains(&delay));
            prop_assert!(retry_delay_ms(attempts + 1, spread) >= delay);
        }

        /// Whatever happens in whatever order, an entry is lost never and settled once.
        #[test]
        fn any_story_keeps_the_body_and_settles_at_most_once(events in prop::collection::vec(0u8..6, 0..40)) {
            let mut entry = entry(1);
            let mut settled: Option<Status> = None;
            for (n, event) in events.into_iter().enumerate() {
                let now = NOW + n as u64 * 1_000;
                match event {
                    0 => entry.start(),
                    1 => entry.recover(),
                    2 => entry.hurry(),
                    3 => entry.apply(failed(), now),
                    4 => entry.apply(Answer::Accepted(format!("R{n}")), now),
                    _ => entry.apply(Answer::Refused(RefusalReason::Invalid), now),
                }
                prop_assert_eq!(&entry.body, "{}");
                if let Some(settled) = &settled {
                    prop_assert_eq!(settled, &entry.status);
                } else if entry.is_settled() {
                    settled = Some(entry.status.clone());
                }
                let stored = crate::decode_entry(&crate::encode_entry(&entry));
                prop_assert_eq!(stored.as_ref(), Ok(&entry));
            }
        }
    }
}
