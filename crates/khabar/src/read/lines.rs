//! Lines of a stream, each bounded.

use std::io::{self, BufRead, Read};

/// Reads a line, with its line break, into `line`, and says how many bytes passed, and whether the line was longer than
/// `limit`: then nothing of it is kept.
pub(super) fn read(reader: &mut impl BufRead, line: &mut Vec<u8>, limit: usize) -> io::Result<(u64, bool)> {
    line.clear();
    let mut read = Read::take(&mut *reader, limit as u64 + 1).read_until(b'\n', line)?;
    let cut = line.len() > limit && line.last() != Some(&b'\n');
    if cut {
        *line = Vec::new();
        read += reader.skip_until(b'\n')?;
    }
    Ok((read as u64, cut))
}

/// Reads what a buffered stream has at hand: all that `Read` asks of one that is `BufRead` first.
pub(super) fn read_buffered(reader: &mut impl BufRead, buffer: &mut [u8]) -> io::Result<usize> {
    let there = reader.fill_buf()?;
    let read = there.len().min(buffer.len());
    buffer[..read].copy_from_slice(&there[..read]);
    reader.consume(read);
    Ok(read)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_too_long_is_passed_over() {
        let (mut text, mut line) = (&b"short\nmuch too long\nend"[..], Vec::new());
        let mut next =
            || read(&mut text, &mut line, 6).map(|(read, cut)| (read, cut, line.clone())).expect("no I/O");
        assert_eq!(next(), (6, false, b"short\n".to_vec()));
        assert_eq!(next(), (14, true, Vec::new()));
        assert_eq!(next(), (3, false, b"end".to_vec()));
        assert_eq!(next(), (0, false, Vec::new()));
    }
}
