//! Packed streams: gzip with any number of members, and Zstandard. What unpacks to too much is refused.

use flate2::bufread::MultiGzDecoder;
use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};
use std::cell::Cell;
use std::error::Error;
use std::fmt::{self, Display};
use std::io::{self, BufRead, BufReader, Read};
use std::rc::Rc;

/// So many layers of packing are taken off: `.warc.gz` in a `.gz`.
pub(super) const LAYERS: usize = 2;

/// Text packs to a tenth, the same page over and over to a hundredth; a gzip of nothing but zeros unpacks to a thousand
/// times its size.
const TIMES: u64 = 400;

/// The ratio says little of the first bytes.
const FREE: u64 = 16 << 20;

/// The largest window of a Zstandard frame: its memory.
const WINDOW: u64 = 64 << 20;

/// A stream that was packed with gzip.
pub(super) fn gzip(reader: Box<dyn BufRead>) -> Box<dyn BufRead> {
    let passed = Rc::new(Cell::new(0));
    let metered = Metered { inner: reader, passed: Rc::clone(&passed) };
    measured(MultiGzDecoder::new(metered), passed)
}

/// A stream that was packed with Zstandard.
pub(super) fn zstd(reader: Box<dyn BufRead>) -> Box<dyn BufRead> {
    let passed = Rc::new(Cell::new(0));
    let metered = Metered { inner: reader, passed: Rc::clone(&passed) };
    measured(Frames::new(metered), passed)
}

/// What the bytes, packed with Zstandard, unpack to: no more than `limit` bytes.
pub(super) fn frames(packed: &[u8], limit: usize) -> io::Result<Vec<u8>> {
    let mut unpacked = Vec::new();
    Frames::new(packed).take(limit as u64 + 1).read_to_end(&mut unpacked)?;
    if unpacked.len() > limit {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "unpacks to more than it says"));
    }
    Ok(unpacked)
}

fn measured(unpacked: impl Read + 'static, passed: Rc<Cell<u64>>) -> Box<dyn BufRead> {
    Box::new(BufReader::with_capacity(1 << 17, Measured { unpacked, passed, made: 0 }))
}

/// What was refused: a file that unpacks to more than so many times its size.
#[derive(Debug)]
pub(super) struct TooMuch {
    pub(super) times: u64,
}

impl Display for TooMuch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unpacks to more than {} times its size", self.times)
    }
}

impl Error for TooMuch {}

/// Compares what is made with what it is made of.
struct Measured<R> {
    unpacked: R,
    passed: Rc<Cell<u64>>,
    made: u64,
}

impl<R: Read> Read for Measured<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.unpacked.read(buffer)?;
        self.made += read as u64;
        if self.made > FREE && self.made / TIMES > self.passed.get() {
            return Err(io::Error::other(TooMuch { times: TIMES }));
        }
        Ok(read)
    }
}

/// Counts the packed bytes.
struct Metered<R> {
    inner: R,
    passed: Rc<Cell<u64>>,
}

impl<R: BufRead> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.passed.set(self.passed.get() + read as u64);
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Metered<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.passed.set(self.passed.get() + amount as u64);
        self.inner.consume(amount);
    }
}

/// The frames of a Zstandard stream, one after another.
struct Frames<R> {
    reader: R,
    decoder: FrameDecoder,
    is_within: bool,
}

impl<R: BufRead> Frames<R> {
    fn new(reader: R) -> Self {
        let mut decoder = FrameDecoder::new();
        decoder.set_max_window_size(WINDOW);
        Self { reader, decoder, is_within: false }
    }

    /// Begins the next frame; whether there is one.
    fn begin(&mut self) -> io::Result<bool> {
        while !self.reader.fill_buf()?.is_empty() {
            match self.decoder.reset(&mut self.reader) {
                Ok(()) => {
                    self.is_within = true;
                    return Ok(true);
                }
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame {
                    length,
                    ..
                })) => {
                    let length = u64::from(length);
                    if io::copy(&mut self.reader.by_ref().take(length), &mut io::sink())? < length {
                        return Err(io::ErrorKind::UnexpectedEof.into());
                    }
                }
                Err(error) => return Err(self.broken(&error)),
            }
        }
        Ok(false)
    }

    fn end(&mut self) -> io::Result<()> {
        self.is_within = false;
        let (stated, found) = (self.decoder.get_checksum_from_data(), self.decoder.get_calculated_checksum());
        let fits = stated.is_none() || stated == found;
        if fits { Ok(()) } else { Err(io::Error::new(io::ErrorKind::InvalidData, "a wrong checksum")) }
    }

    /// The decoder does not tell a stream that ends from one that is wrong.
    fn broken(&mut self, error: &impl Display) -> io::Error {
        let is_over = self.reader.fill_buf().is_ok_and(<[u8]>::is_empty);
        let kind = if is_over { io::ErrorKind::UnexpectedEof } else { io::ErrorKind::InvalidData };
        io::Error::new(kind, error.to_string())
    }
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            if !self.is_within && !self.begin()? {
                return Ok(0);
            }
            if self.decoder.can_collect() > 0 {
                return self.decoder.read(buffer);
            }
            if self.decoder.is_finished() {
                self.end()?;
                continue;
            }
            let decoded = self.decoder.decode_blocks(&mut self.reader, BlockDecodingStrategy::UptoBlocks(1));
            if let Err(error) = decoded {
                return Err(self.broken(&error));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Reason;
    use flate2::{Compression, write::GzEncoder};
    use std::io::{Cursor, Write};

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).expect("memory");
        encoder.finish().expect("memory")
    }

    fn frame(bytes: &[u8]) -> Vec<u8> {
        ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
    }

    fn unpacked(bytes: Vec<u8>) -> io::Result<String> {
        let mut text = String::new();
        let is_gzip = bytes.starts_with(b"\x1F\x8B");
        let reader = Box::new(Cursor::new(bytes));
        let mut reader = if is_gzip { gzip(reader) } else { zstd(reader) };
        reader.read_to_string(&mut text).map(|_| text)
    }

    #[test]
    fn members_and_frames_follow_each_other() {
        assert_eq!(unpacked([packed(b"one "), packed(b"two")].concat()).expect("gzip"), "one two");
        let skippable = b"\x51\x2A\x4D\x18\x03\0\0\0abc".to_vec();
        let frames = [skippable.clone(), frame(b"one "), skippable, frame(b"two")].concat();
        assert_eq!(unpacked(frames).expect("zstd"), "one two");
    }

    #[test]
    fn what_is_cut_off_is_told_from_what_is_wrong() {
        let text: String = (0..20_000).map(|n| format!("{} ", n * n)).collect();
        for whole in [packed(text.as_bytes()), frame(text.as_bytes())] {
            assert!(unpacked(whole.clone()).expect("whole") == text);
            let cut = whole[..whole.len() / 2].to_vec();
            assert_eq!(unpacked(cut).expect_err("cut").kind(), io::ErrorKind::UnexpectedEof);
        }
        let mut wrong = packed(text.as_bytes());
        let last = wrong.len() - 6;
        wrong[last] ^= 1;
        assert_eq!(unpacked(wrong).expect_err("wrong").kind(), io::ErrorKind::InvalidInput);
    }

    #[test]
    fn frames_in_memory_are_bounded() {
        assert_eq!(frames(&[frame(b"one "), frame(b"two")].concat(), 7).expect("zstd"), b"one two");
        assert_eq!(frames(&frame(b"one two"), 6).expect_err("long").kind(), io::ErrorKind::InvalidData);
        assert_eq!(frames(b"", 0).expect("nothing"), b"");
    }

    #[test]
    fn a_bomb_is_refused() {
        let bomb = packed(&vec![0; 64 << 20]);
        let mut reader = gzip(Box::new(Cursor::new(bomb)));
        let error = io::copy(&mut reader, &mut io::sink()).expect_err("refused");
        assert_eq!(Reason::from_io(&error), Reason::Bomb { times: TIMES });
    }
}
