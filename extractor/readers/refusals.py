"""The operating system's refusals, said in one sentence of the user's language."""

import errno

from extractor.messages import N_, _

_REASONS = {
    errno.ENOENT: N_("The file does not exist (any more)."),
    errno.EACCES: N_("Permission to read it is denied."),
    errno.EPERM: N_("Permission to read it is denied."),
    errno.ELOOP: N_("The symbolic link leads back to itself."),
    errno.ENOTDIR: N_("The file does not exist (any more)."),
    errno.ENAMETOOLONG: N_("The name is too long for this system."),
    errno.EIO: N_("The disk reports an error while reading it."),
}


def reason_of(error: OSError) -> str:
    """The sentence for `error`; the system's own words where there is none of ours."""
    known = _REASONS.get(error.errno or 0)
    if known:
        return _(known)
    return _("It cannot be read (%(error)s).") % {"error": error.strerror or type(error).__name__}
