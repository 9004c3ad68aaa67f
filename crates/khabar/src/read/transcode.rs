//! A stream in another charset, made UTF-8 as it is read.

use super::lines::read_buffered;
use encoding_rs::{CoderResult, Decoder, Encoding};
use std::io::{self, BufRead, Read};

/// The stream in UTF-8; what is no letter in its charset becomes U+FFFD.
pub(super) fn transcoded(reader: Box<dyn BufRead>, encoding: &'static Encoding) -> Box<dyn BufRead> {
    let decoder = encoding.new_decoder_with_bom_removal();
    Box::new(Transcoded { reader, decoder, text: vec![0; 1 << 16], read: 0, written: 0, over: false })
}

struct Transcoded<R> {
    reader: R,
    decoder: Decoder,
    /// What is decoded; a buffer of ours, for a decoder does nothing where a letter has no room.
    text: Vec<u8>,
    read: usize,
    written: usize,
    over: bool,
}

impl<R: BufRead> BufRead for Transcoded<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        while self.read == self.written && !self.over {
            let input = self.reader.fill_buf()?;
            let is_last = input.is_empty();
            let (result, read, written, _) = self.decoder.decode_to_utf8(input, &mut self.text, is_last);
            self.reader.consume(read);
            (self.read, self.written) = (0, written);
            self.over = is_last && result == CoderResult::InputEmpty;
        }
        Ok(&self.text[self.read..self.written])
    }

    fn consume(&mut self, amount: usize) {
        self.read += amount;
    }
}

impl<R: BufRead> Read for Transcoded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        read_buffered(self, buffer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{UTF_16LE, WINDOWS_1256};
    use std::io::BufReader;

    #[test]
    fn letters_come_through_however_they_are_cut() {
        let text = "قال الوزير نعم.\n".repeat(1000);
        let wide: Vec<u8> =
            std::iter::once('\u{FEFF}').chain(text.chars()).flat_map(|c| (c as u16).to_le_bytes()).collect();
        let (narrow, _, _) = WINDOWS_1256.encode(&text);
        for (bytes, encoding) in [(wide, UTF_16LE), (narrow.into_owned(), WINDOWS_1256)] {
            for capacity in [1, 3, 7, 4096] {
                let reader = BufReader::with_capacity(capacity, io::Cursor::new(bytes.clone()));
                let mut read = String::new();
                transcoded(Box::new(reader), encoding).read_to_string(&mut read).expect("no I/O");
                assert!(read == text, "{} {capacity}", encoding.name());
            }
        }
    }
}
