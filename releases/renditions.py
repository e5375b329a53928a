"""Pictures: what comes in is checked, cleaned and written again; readers get it in a few widths.

Nothing of the uploaded file is kept but its pixels, its credit and its caption: no position, no device, no thumbnail,
no colour profile (colours are converted to sRGB), no bytes behind the picture.
"""

import contextlib
import io
import os
import re
import secrets
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, default_storage
from PIL import ExifTags, ImageCms, ImageOps, UnidentifiedImageError
from PIL import Image as Pillow

FORMATS = ("JPEG", "PNG", "WEBP")  # Pillow reads forty more: EPS starts Ghostscript. MPO, of telephones, opens as JPEG
MAX_BYTES = 25_000_000
MAX_PIXELS = 40_000_000
MAX_SIDE = 10_000
MAX_SCANS = 200  # of a JPEG: an honest progressive one has ten; thousands keep a processor busy for minutes

WIDTHS = (480, 960, 1600)  # of the renditions, in pixels; a picture is never enlarged
MASTER_SIDE = 4096  # 34 cm in print at 300 points an inch
REDUCE_FROM = 3000  # a picture of twice this, or three times, is halved, or made a third
WEBP = {"format": "WEBP", "quality": 80, "method": 4}
JPEG = {"format": "JPEG", "quality": 82, "progressive": True, "optimize": True}
MASTER_JPEG = {"format": "JPEG", "quality": 92, "subsampling": 0}
MASTER_PNG = {"format": "PNG", "compress_level": 4}

KEPT_TAGS = (ExifTags.Base.ImageDescription, ExifTags.Base.Artist, ExifTags.Base.Copyright)
DEVICE_TAGS = (ExifTags.Base.Make, ExifTags.Base.Model)
SRGB = ImageCms.createProfile("sRGB")

NO_IMAGE = (
    "Ce fichier n’est pas une image JPEG, PNG ou WebP, quel que soit son nom : ouvrez-le dans un logiciel d’images, "
    "enregistrez-le en JPEG, puis envoyez ce nouveau fichier."
)
BROKEN = "Cette image est abîmée ou incomplète : copiez-la de nouveau depuis sa source, ou réenregistrez-la en JPEG."
TOO_HEAVY = "Cette image pèse plus de 25 Mo : réduisez-la, ou enregistrez-la en JPEG."
TOO_LARGE = (
    "Cette image est trop grande : réduisez-la à 10 000 pixels de côté et 40 millions de pixels en tout, au plus."
)
ANIMATED = "Cette image est animée : enregistrez-en une seule vue, en JPEG, PNG ou WebP."


def store(image, uploaded_file):
    """Check a Django file, write its clean master and its renditions, and fill the files and sizes of `image`.

    `image` is an unsaved `releases.models.Image`, left for the caller to save: the row comes last, so that no row
    ever names a file that is not whole. Raises a `ValidationError` that says what to do for a file that is no still
    picture of a reasonable size; nothing is written then.
    """
    picture, credits = read(uploaded_file)
    files = {f"{width}.{extension}": data for width, extension, data in renditions(picture, credits)}
    widths = sorted({int(name.partition(".")[0]) for name in files})
    extension, data = master(picture, credits)
    files[f"original.{extension}"] = data
    write(image.token, files)
    image.original = f"images/{image.token}/original.{extension}"
    image.width, image.height = picture.size
    image.widths = widths
    image.jpeg_bytes = len(files[f"{widths[-1]}.jpg"])


_RENDITION = re.compile(r"[1-9][0-9]{0,3}\.(?:webp|jpg)")
_TOKEN = re.compile(r"[0-9a-f]{32}")


def rendition_path(token, name):
    """The name in the storage of the public `/medias/<token>/<name>`, or None: the master has no public address."""
    if _TOKEN.fullmatch(token) and _RENDITION.fullmatch(name):
        return f"images/{token}/{name}"
    return None


def read(uploaded_file):
    """The picture, upright, in RGB or RGBA and at most MASTER_SIDE, and the EXIF bytes of its credits."""
    if uploaded_file.size > MAX_BYTES:
        raise ValidationError(TOO_HEAVY, code="too_heavy")
    uploaded_file.seek(0)
    data = uploaded_file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise ValidationError(TOO_HEAVY, code="too_heavy")
    try:
        picture = ImageOps.exif_transpose(reduced(opened(data)))
        credits = credits_of(picture.getexif())
        picture = in_plain_colours(picture)
        picture.info.clear()
        return picture, credits
    except (ValidationError, MemoryError):
        raise
    except Exception as error:  # Pillow says in many ways that a file is broken: OSError, ValueError, SyntaxError…
        raise ValidationError(BROKEN, code="broken") from error


def opened(data):
    """The header read and judged; nothing is decoded yet."""
    try:
        source = Pillow.open(io.BytesIO(data), formats=FORMATS)
    except UnidentifiedImageError:
        raise ValidationError(NO_IMAGE, code="no_image") from None
    except (Pillow.DecompressionBombError, Pillow.DecompressionBombWarning):
        raise ValidationError(TOO_LARGE, code="too_large") from None
    width, height = source.size
    if max(width, height) > MAX_SIDE or width * height > MAX_PIXELS:
        raise ValidationError(TOO_LARGE, code="too_large")
    if source.format != "MPO" and getattr(source, "is_animated", False):
        raise ValidationError(ANIMATED, code="animated")
    # After 0xFF, the data of a JPEG only ever hold 00 and the restart marks: this counts real scans.
    if source.format in {"JPEG", "MPO"} and data.count(b"\xff\xda") > MAX_SCANS:
        raise ValidationError(BROKEN, code="broken")
    return source


def reduced(source):
    """The pixels, at most MASTER_SIDE; what the file says of them stays in `info`."""
    # By a whole factor first, so that the large picture is held once; a JPEG is then not even decoded whole.
    factor = max(source.size) // REDUCE_FROM
    if factor > 1:
        source.draft(None, tuple(length // factor for length in source.size))
    source.load()
    picture = with_eight_bits(source)
    factor = max(picture.size) // REDUCE_FROM
    if factor > 1:
        picture = picture.reduce(factor)
    longest = max(picture.size)
    if longest > MASTER_SIDE:
        size = tuple(max(1, round(length * MASTER_SIDE / longest)) for length in picture.size)
        picture = picture.resize(size, Pillow.Resampling.LANCZOS)
    return picture


def with_eight_bits(picture):
    """A scan in 16 bits of grey in 8 bits, a palette in its colours, transparency in a channel of its own."""
    if picture.mode.startswith("I"):
        return picture.convert("I").point(lambda value: value / 256).convert("L")
    if picture.mode in {"P", "PA", "1"} or (picture.has_transparency_data and picture.mode != "RGBA"):
        return picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    return picture


def in_plain_colours(picture):
    """The picture in sRGB, with transparency only where something is transparent."""
    profile = picture.info.get("icc_profile")
    if profile and picture.mode in {"RGB", "RGBA", "CMYK"}:
        mode = "RGBA" if picture.mode == "RGBA" else "RGB"
        with contextlib.suppress(ImageCms.PyCMSError, OSError):  # a profile that is none: colours as they are
            read_profile = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            picture = ImageCms.profileToProfile(picture, read_profile, SRGB, outputMode=mode)
    if picture.mode == "RGBA" and picture.getextrema()[3] != (255, 255):
        return picture
    return picture if picture.mode == "RGB" else picture.convert("RGB")


def credits_of(exif):
    """Caption, author and rights as EXIF bytes; b"" when the file has none.

    Some cameras write their own name as a caption: it goes with the rest of the device.
    """
    devices = [str(exif[tag]).strip(" \0").lower() for tag in DEVICE_TAGS if exif.get(tag)]
    kept = Pillow.Exif()
    for tag in KEPT_TAGS:
        words = exif.get(tag)
        if not isinstance(words, str) or not words.strip(" \0"):
            continue
        if any(device in words.lower() or words.lower() in device for device in devices):
            continue
        kept[tag] = words.strip(" \0").encode("latin-1", "replace")  # the bytes of the file, as Pillow read them
    return kept.tobytes() if kept else b""


def master(picture, credits):
    """(extension, bytes) of the picture at its full size: what later renditions are made from."""
    if picture.mode == "RGBA":
        return "png", encoded(picture, MASTER_PNG, credits)
    return "jpg", encoded(picture, MASTER_JPEG, credits)


def renditions(picture, credits):
    """(width, extension, bytes) of each rendition, the widest first: each is made from the next larger one."""
    own = min(picture.width, WIDTHS[-1])
    for width in sorted({own, *(width for width in WIDTHS if width < own)}, reverse=True):
        if width != picture.width:
            height = max(1, round(picture.height * width / picture.width))
            picture = picture.resize((width, height), Pillow.Resampling.LANCZOS, reducing_gap=2.0)
        yield width, "webp", encoded(picture, WEBP, credits)
        yield width, "jpg", encoded(on_white(picture), JPEG, credits)


def on_white(picture):
    if picture.mode != "RGBA":
        return picture
    white = Pillow.new("RGB", picture.size, "white")
    white.paste(picture, mask=picture.getchannel("A"))
    return white


def encoded(picture, options, credits):
    buffer = io.BytesIO()
    picture.save(buffer, exif=credits, **options)
    return buffer.getvalue()


def write(token, files):
    """Write {name: bytes} below the token, all of them or none."""
    written = []
    try:
        for name, data in files.items():
            written.append(default_storage.save(f"images/{token}/{name}", ContentFile(data)))
    except OSError:
        for name in written:
            default_storage.delete(name)
        raise


class WholeFileStorage(FileSystemStorage):
    """Files on disk that appear whole or not at all, and are there after a power cut once `save` has returned.

    Django writes a small file straight under its final name: a worker killed in between leaves half of it there.
    """

    def _save(self, name, content):
        final = Path(self.path(name))
        part = final.with_name(f".{secrets.token_hex(8)}.part")
        try:
            super()._save(str(part.relative_to(self.location)), content)
            synchronise(part)
            part.replace(final)
            synchronise(final.parent)
            synchronise(final.parent.parent)  # the folder may be new too
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        return name


def synchronise(path):
    """Wait until the disk holds this file, or the names in this folder."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
