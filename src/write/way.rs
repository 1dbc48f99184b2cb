//! The ways onto the disk.

/// How a site gets to its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// There is no site yet: the new folder gets its name.
    Rename,
    /// The new folder and the old one are exchanged; if that cannot be done here, as [`Way::InPlace`].
    Exchange,
    /// The changed files are moved into the old folder.
    InPlace,
}
