//! Memory for one thread, from a list of free blocks per size.
//!
//! The library's allocator takes 7 KB of machine code, most of it to join free blocks and to serve
//! several threads. A page that opens a catalogue once and then redraws itself asks for the same sizes
//! again and again, so here a freed block waits for the next request of its size and is never joined
//! or given back (`docs/decisions/0010`).
//!
//! Sizes are rounded up to multiples of 16 bytes up to 512, beyond that to powers of two. Blocks of 16
//! bytes and more are aligned to 16 bytes, which is enough for everything Rust and JavaScript exchange;
//! a request for more alignment gets a block as large as its alignment and is aligned to it.

#![no_std]

use core::alloc::{GlobalAlloc, Layout};
use core::cell::UnsafeCell;
use core::ptr::null_mut;

/// Smallest block; holds the address of the next free one.
const UNIT: usize = 16;
/// Sizes up to this are rounded to multiples of [`UNIT`].
const FINE: usize = 512;
const N_FINE: usize = FINE / UNIT;
/// Powers of two from 1 KiB to 2 GiB.
const N_COARSE: usize = 22;

/// Where memory comes from.
pub trait Source {
    /// Start of a new region of at least `n` bytes that nobody else uses, aligned to 64 KiB, and its
    /// length; null if there is none.
    fn grow(&self, n: usize) -> (*mut u8, usize);
}

struct State {
    free: [*mut u8; N_FINE + N_COARSE],
    /// The rest of the newest region.
    next: *mut u8,
    left: usize,
}

/// The allocator.
pub struct PhoneAlloc<S> {
    state: UnsafeCell<State>,
    source: S,
}

/// Class and size of the block for a request; none if no block is that large.
fn class_of(layout: Layout) -> Option<(usize, usize)> {
    let align = layout.align();
    // A size that is a multiple of its power-of-two alignment keeps blocks of one class aligned.
    let size = layout.size().max(1).max(if align > UNIT { align.max(FINE + 1) } else { 0 });
    if size <= FINE {
        let class = (size - 1) / UNIT;
        return Some((class, (class + 1) * UNIT));
    }
    let size = size.checked_next_power_of_two()?;
    let class = N_FINE + size.trailing_zeros() as usize - FINE.trailing_zeros() as usize - 1;
    (class < N_FINE + N_COARSE).then_some((class, size))
}

impl<S: Source> PhoneAlloc<S> {
    /// An allocator that has no memory yet.
    pub const fn new(source: S) -> Self {
        let state = State { free: [null_mut(); N_FINE + N_COARSE], next: null_mut(), left: 0 };
        Self { state: UnsafeCell::new(state), source }
    }

    fn cut(&self, state: &mut State, size: usize) -> *mut u8 {
        // Powers of two are cut at multiples of themselves, up to the 64 KiB that regions are aligned to.
        let align = if size > FINE { size.min(1 << 16) } else { UNIT };
        let gap = (state.next as usize).wrapping_neg() & (align - 1);
        if state.left < gap + size {
            let (start, length) = self.source.grow(size);
            if start.is_null() {
                return null_mut();
            }
            if start as usize != state.next as usize + state.left || state.next.is_null() {
                (state.next, state.left) = (start, length);
            } else {
                state.left += length;
            }
            return self.cut(state, size);
        }
        let block = state.next.wrapping_add(gap);
        state.next = block.wrapping_add(size);
        state.left -= gap + size;
        block
    }
}

// SAFETY: blocks are cut from regions that the source gives to nobody else, each at most once; a block
// is on a free list only between `dealloc` and the next `alloc` of its class, so no two live requests
// share one. Its size and alignment are at least those of the layout, see `class_of`.
unsafe impl<S: Source> GlobalAlloc for PhoneAlloc<S> {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let Some((class, size)) = class_of(layout) else { return null_mut() };
        // SAFETY: one thread, and nothing below calls back into the allocator.
        let state = unsafe { &mut *self.state.get() };
        let block = state.free[class];
        if block.is_null() {
            return self.cut(state, size);
        }
        // SAFETY: a block on a free list is ours and begins with the address of the next one.
        state.free[class] = unsafe { block.cast::<*mut u8>().read() };
        block
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        let Some((class, _)) = class_of(layout) else { return };
        // SAFETY: as above; the caller gives up the block, which has room for an address.
        unsafe {
            let state = &mut *self.state.get();
            block.cast::<*mut u8>().write(state.free[class]);
            state.free[class] = block;
        }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // SAFETY: the caller promises that the new size does not overflow when rounded up to the alignment.
        let new = unsafe { Layout::from_size_align_unchecked(size, layout.align()) };
        if class_of(layout) == class_of(new) {
            return block;
        }
        // SAFETY: the new block is another one and holds the smaller of the two sizes.
        unsafe {
            let grown = self.alloc(new);
            if !grown.is_null() {
                core::ptr::copy_nonoverlapping(block, grown, layout.size().min(size));
                self.dealloc(block, layout);
            }
            grown
        }
    }
}

/// The memory of a WebAssembly page.
#[cfg(target_arch = "wasm32")]
pub struct Pages;

#[cfg(target_arch = "wasm32")]
impl Source for Pages {
    fn grow(&self, n: usize) -> (*mut u8, usize) {
        const PAGE: usize = 1 << 16;
        let n_pages = n.div_ceil(PAGE);
        match core::arch::wasm32::memory_grow(0, n_pages) {
            usize::MAX => (null_mut(), 0),
            before => ((before * PAGE) as *mut u8, n_pages * PAGE),
        }
    }
}

// SAFETY: a page without shared memory has one thread.
#[cfg(all(target_arch = "wasm32", not(target_feature = "atomics")))]
unsafe impl Sync for PhoneAlloc<Pages> {}

#[cfg(test)]
mod tests {
    extern crate std;

    use core::cell::Cell;
    use std::alloc::{alloc, dealloc};
    use std::vec::Vec;

    use proptest::prelude::*;

    use super::*;

    const REGION: usize = 1 << 16;

    /// Regions side by side from one large piece of the machine's memory.
    struct Piece {
        start: *mut u8,
        layout: Layout,
        used: Cell<usize>,
    }

    impl Piece {
        fn new(n_regions: usize) -> Self {
            let layout = Layout::from_size_align(n_regions * REGION, REGION).expect("fits");
            // SAFETY: the layout is not empty.
            Self { start: unsafe { alloc(layout) }, layout, used: Cell::new(0) }
        }
    }

    impl Drop for Piece {
        fn drop(&mut self) {
            // SAFETY: allocated in `new` with this layout.
            unsafe { dealloc(self.start, self.layout) }
        }
    }

    impl Source for Piece {
        fn grow(&self, n: usize) -> (*mut u8, usize) {
            let length = n.div_ceil(REGION) * REGION;
            let used = self.used.get();
            if used + length > self.layout.size() {
                return (null_mut(), 0);
            }
            self.used.set(used + length);
            (self.start.wrapping_add(used), length)
        }
    }

    struct Live {
        block: *mut u8,
        layout: Layout,
        byte: u8,
    }

    impl Live {
        fn fill(&self) {
            // SAFETY: the block has this size.
            unsafe { self.block.write_bytes(self.byte, self.layout.size()) }
        }

        fn is_whole(&self, n: usize) -> bool {
            // SAFETY: the block has at least `n` bytes, all of them written.
            let bytes = unsafe { core::slice::from_raw_parts(self.block, n) };
            bytes.iter().all(|byte| *byte == self.byte)
        }
    }

    #[derive(Debug, Clone)]
    enum Step {
        Take(usize, usize),
        Resize(usize, usize),
        Give(usize),
    }

    fn steps() -> impl Strategy<Value = Vec<Step>> {
        let size = prop_oneof![1usize..600, 600usize..70_000];
        let step = prop_oneof![
            (size.clone(), 0u32..8).prop_map(|(size, bits)| Step::Take(size, 1 << bits)),
            (0usize..50, size).prop_map(|(which, size)| Step::Resize(which, size)),
            (0usize..50).prop_map(Step::Give),
        ];
        prop::collection::vec(step, 1..120)
    }

    proptest! {
        /// No block is handed out twice, none moves without its content, all are aligned.
        #[test]
        fn live_blocks_never_meet(steps in steps()) {
            let heap = PhoneAlloc::new(Piece::new(512));
            let mut live: Vec<Live> = Vec::new();
            for (n, step) in steps.into_iter().enumerate() {
                let byte = n as u8;
                match step {
                    Step::Take(size, align) => {
                        let layout = Layout::from_size_align(size, align).expect("fits");
                        // SAFETY: the size is not 0.
                        let block = unsafe { heap.alloc(layout) };
                        prop_assert!(!block.is_null());
                        prop_assert_eq!(block as usize % align, 0);
                        live.push(Live { block, layout, byte });
                        live[live.len() - 1].fill();
                    }
                    Step::Resize(which, size) if which < live.len() => {
                        let one = &mut live[which];
                        // SAFETY: the block is live and has this layout.
                        one.block = unsafe { heap.realloc(one.block, one.layout, size) };
                        prop_assert!(!one.block.is_null());
                        prop_assert!(one.is_whole(size.min(one.layout.size())));
                        one.layout = Layout::from_size_align(size, one.layout.align()).expect("fits");
                        one.byte = byte;
                        one.fill();
                    }
                    Step::Give(which) if which < live.len() => {
                        let one = live.swap_remove(which);
                        prop_assert!(one.is_whole(one.layout.size()));
                        // SAFETY: the block is live, has this layout and is not used again.
                        unsafe { heap.dealloc(one.block, one.layout) };
                    }
                    _ => {}
                }
                prop_assert!(live.iter().all(|one| one.is_whole(one.layout.size())));
            }
        }
    }

    #[test]
    fn freed_blocks_are_used_again() {
        let heap = PhoneAlloc::new(Piece::new(4));
        let layout = Layout::from_size_align(40_000, 8).expect("fits");
        for _ in 0..1_000 {
            // SAFETY: not empty; given back with its layout.
            unsafe {
                let block = heap.alloc(layout);
                assert!(!block.is_null());
                heap.dealloc(block, layout);
            }
        }
    }

    #[test]
    fn no_memory_is_said_and_harms_nothing() {
        let heap = PhoneAlloc::new(Piece::new(1));
        let large = Layout::from_size_align(1 << 20, 8).expect("fits");
        let small = Layout::from_size_align(100, 8).expect("fits");
        // SAFETY: neither is empty.
        unsafe {
            assert!(heap.alloc(large).is_null());
            assert!(!heap.alloc(small).is_null());
        }
        let absurd = Layout::from_size_align(isize::MAX as usize - 64, 8).expect("fits");
        // SAFETY: not empty.
        assert!(unsafe { heap.alloc(absurd) }.is_null());
    }
}
