//! Packs a table so that its entries can be decoded one by one.

use serde::Serialize;

/// How many entries there are, where each begins, where the last ends (32-bit numbers, least byte first), then the entries
/// as postcard writes them.
///
/// # Errors
/// What postcard says of an entry that it cannot write.
pub fn pack<T: Serialize>(entries: &[T]) -> Result<Vec<u8>, postcard::Error> {
    let entries: Vec<Vec<u8>> = entries.iter().map(postcard::to_stdvec).collect::<Result<_, _>>()?;
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX).to_le_bytes();
    let mut packed = number(entries.len()).to_vec();
    let mut start = 4 * (entries.len() + 2);
    for entry in &entries {
        packed.extend(number(start));
        start += entry.len();
    }
    packed.extend(number(start));
    packed.extend(entries.into_iter().flatten());
    Ok(packed)
}
