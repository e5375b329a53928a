"""Pictures as they come in: what is refused, what is dropped, and what is written."""

import io
import struct
import zlib
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import ExifTags, ImageCms
from PIL import Image as Pillow

from releases import renditions
from releases.models import Image

CANARY = "POSITION-CANARY-45.1885N"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    """An empty storage of the kind that the room has, its folder."""
    settings.MEDIA_ROOT = tmp_path
    settings.STORAGES = {**settings.STORAGES, "default": {"BACKEND": "releases.renditions.WholeFileStorage"}}
    return tmp_path


def picture(size=(64, 40), mode="RGB"):
    return Pillow.linear_gradient("L").resize(size).convert(mode)


def encoded(image, format="JPEG", **options):
    buffer = io.BytesIO()
    image.save(buffer, format, **options)
    return buffer.getvalue()


def stored(data, name="photo.jpg"):
    image = Image()
    renditions.store(image, ContentFile(data, name))
    return image


def refusal(data, name="photo.jpg"):
    with pytest.raises(ValidationError) as refused:
        stored(data, name)
    return refused.value


def opened(media, image, name):
    return Pillow.open(media / "images" / image.token / name)


def files(media):
    return [path for path in media.rglob("*") if path.is_file()]


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def bomb(width, height):
    """A PNG of a few bytes that promises that many pixels of one bit."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


def test_a_large_picture_gets_three_widths_and_a_master_of_its_own(media):
    image = stored(encoded(picture((2000, 1250))))

    assert (image.width, image.height, image.widths) == (2000, 1250, [480, 960, 1600])
    assert image.original.name == f"images/{image.token}/original.jpg"
    assert {path.name for path in files(media)} == {
        *("480.webp", "480.jpg", "960.webp", "960.jpg", "1600.webp", "1600.jpg", "original.jpg")
    }
    assert [opened(media, image, f"{width}.webp").size for width in image.widths] == [
        (480, 300),
        (960, 600),
        (1600, 1000),
    ]
    assert opened(media, image, "480.webp").format == "WEBP"
    assert opened(media, image, "480.jpg").format == "JPEG"
    assert image.jpeg_bytes == (media / "images" / image.token / "1600.jpg").stat().st_size


@pytest.mark.parametrize(
    ("width", "widths"), [(1, [1]), (300, [300]), (480, [480]), (700, [480, 700]), (1600, [480, 960, 1600])]
)
def test_a_picture_is_never_enlarged(width, widths):
    assert stored(encoded(picture((width, 200)))).widths == widths


def test_a_very_large_picture_keeps_a_master_that_a_newspaper_can_print(media):
    image = stored(encoded(picture((6000, 4000))))

    assert (image.width, image.height) == (3000, 2000)
    assert opened(media, image, "original.jpg").size == (3000, 2000)


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_comes_out_upright(media, format, orientation):
    upright = Pillow.new("RGB", (90, 40), "black")
    upright.paste("white", (0, 0, 45, 20))
    turned = {
        2: Pillow.Transpose.FLIP_LEFT_RIGHT,
        3: Pillow.Transpose.ROTATE_180,
        4: Pillow.Transpose.FLIP_TOP_BOTTOM,
        5: Pillow.Transpose.TRANSPOSE,
        6: Pillow.Transpose.ROTATE_90,
        7: Pillow.Transpose.TRANSVERSE,
        8: Pillow.Transpose.ROTATE_270,
    }
    as_stored = upright.transpose(turned[orientation]) if orientation > 1 else upright
    exif = Pillow.Exif()
    exif[ExifTags.Base.Orientation] = orientation

    image = stored(encoded(as_stored, format, exif=exif))

    assert (image.width, image.height) == (90, 40)
    for name in ("90.jpg", "90.webp", "original.jpg"):
        result = opened(media, image, name)
        corners = [result.getpixel(corner)[0] > 128 for corner in ((5, 5), (85, 5), (5, 35), (85, 35))]
        assert corners == [True, False, False, False], name
        assert result.size == (90, 40)
        assert ExifTags.Base.Orientation not in result.getexif()


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP"])
def test_position_device_and_thumbnail_are_in_no_file(media, format):
    exif = Pillow.Exif()
    exif[ExifTags.Base.Make] = CANARY
    exif[ExifTags.Base.Model] = CANARY
    exif[ExifTags.Base.Software] = CANARY
    exif.get_ifd(ExifTags.IFD.GPSInfo).update({1: "N", 2: (45.0, 11.0, 18.6), 29: CANARY})
    exif.get_ifd(ExifTags.IFD.Exif).update({ExifTags.Base.BodySerialNumber: CANARY})
    xmp = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><exif:GPSLatitude>{CANARY}</exif:GPSLatitude></x:xmpmeta>'.encode()
    options = {"xmp": xmp} if format != "PNG" else {}
    data = encoded(picture((500, 300)), format, exif=exif, **options)
    # After the last byte of the picture too.
    data += CANARY.encode()
    assert CANARY.encode() in data

    stored(data)

    assert len(files(media)) == 5
    for path in files(media):
        assert CANARY.encode() not in path.read_bytes(), path.name


def test_credit_and_caption_stay_in_every_file(media):
    exif = Pillow.Exif()
    exif[ExifTags.Base.Artist] = "Élodie Maquette".encode()
    exif[ExifTags.Base.Copyright] = "Ville de Grenoble"
    exif[ExifTags.Base.ImageDescription] = "La place du Lavoir"

    image = stored(encoded(picture((500, 300)), exif=exif))

    for path in files(media):
        kept = Pillow.open(path).getexif()
        assert kept[ExifTags.Base.Artist].encode("latin-1").decode() == "Élodie Maquette", path.name
        assert kept[ExifTags.Base.Copyright] == "Ville de Grenoble"
        assert kept[ExifTags.Base.ImageDescription] == "La place du Lavoir"
        assert set(kept) <= {*renditions.KEPT_TAGS}
    assert image.caption == ""  # what the editor writes is the editor's


def test_the_name_that_a_camera_gives_as_caption_goes_with_the_camera(media):
    exif = Pillow.Exif()
    exif[ExifTags.Base.Make] = "OLYMPUS"
    exif[ExifTags.Base.ImageDescription] = "OLYMPUS DIGITAL CAMERA         "

    image = stored(encoded(picture(), exif=exif))

    assert not opened(media, image, "64.jpg").getexif()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "photo.jpg"),
        (b"Bonjour, ceci est un texte.", "photo.jpg"),
        (b"", "photo.jpg"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n", "photo.png"),
        (b"%PDF-1.7\n", "photo.webp"),
    ],
)
def test_what_is_no_picture_is_refused_whatever_its_name(media, data, name):
    assert refusal(data, name).messages == [renditions.NO_IMAGE]
    assert files(media) == []


@pytest.mark.parametrize("format", ["GIF", "BMP", "TIFF"])
def test_other_formats_are_refused_whatever_their_name(media, format):
    assert refusal(encoded(picture(), format)).messages == [renditions.NO_IMAGE]


@pytest.mark.parametrize("format", ["PNG", "WEBP"])
def test_an_animated_picture_is_refused(media, format):
    others = [Pillow.new("RGB", (64, 40), colour) for colour in ("red", "blue")]
    data = encoded(picture(), format, save_all=True, append_images=others, duration=100)

    assert refusal(data).messages == [renditions.ANIMATED]
    assert files(media) == []


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("tenth", range(10))
def test_a_picture_cut_at_any_tenth_is_refused(media, format, tenth):
    noisy = Pillow.effect_noise((400, 300), 60).convert("RGB")
    data = encoded(noisy, format)

    assert refusal(data[: len(data) * tenth // 10]).messages in ([renditions.BROKEN], [renditions.NO_IMAGE])
    assert files(media) == []


def test_a_progressive_picture_cut_is_refused_too(media):
    data = encoded(Pillow.effect_noise((7000, 200), 60).convert("RGB"), progressive=True)

    assert refusal(data[: len(data) * 9 // 10]).messages == [renditions.BROKEN]


@pytest.mark.parametrize("size", [(30_000, 30_000), (1, 4_000_000), (10_001, 10), (8000, 5001)])
def test_a_picture_too_large_is_refused_before_it_is_decoded(media, monkeypatch, size):
    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", lambda *args: pytest.fail("decoded"))

    assert refusal(bomb(*size)).messages == [renditions.TOO_LARGE]
    assert files(media) == []


def test_a_file_too_heavy_is_refused_before_it_is_read(media):
    class Unread(ContentFile):
        def read(self, *args):
            pytest.fail("read")

    file = Unread(b"x", "photo.jpg")
    file.size = 25_000_001

    with pytest.raises(ValidationError) as refused:
        renditions.store(Image(), file)

    assert refused.value.messages == [renditions.TOO_HEAVY]


def test_a_file_that_lies_about_its_weight_is_refused(media):
    file = ContentFile(b"\xff\xd8\xff" + b"x" * 25_000_000, "photo.jpg")
    file.size = 10

    with pytest.raises(ValidationError) as refused:
        renditions.store(Image(), file)

    assert refused.value.messages == [renditions.TOO_HEAVY]


def test_a_picture_of_thousands_of_scans_is_refused(media):
    data = encoded(picture(), progressive=True)
    scan = data[data.index(b"\xff\xda") : data.rindex(b"\xff\xda")]

    assert refusal(data[:-2] + scan * 300 + b"\xff\xd9").messages == [renditions.BROKEN]


def test_a_chunk_of_text_that_explodes_is_refused(media):
    data = encoded(picture(), "PNG")
    text = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"a" * 200_000_000, 9))

    assert refusal(data[:33] + text + data[33:]).messages == [renditions.BROKEN]


def test_the_two_pictures_of_a_telephone_are_one(media):
    data = encoded(picture((500, 300)), "MPO", save_all=True, append_images=[Pillow.new("RGB", (500, 300), "red")])
    assert Pillow.open(io.BytesIO(data)).format == "MPO"

    image = stored(data)

    assert opened(media, image, "original.jpg").format == "JPEG"
    assert (
        abs(opened(media, image, "500.jpg").getpixel((250, 150))[0] - picture((500, 300)).getpixel((250, 150))[0]) < 6
    )


def test_the_inks_of_a_printer_become_the_colours_of_a_screen(media):
    image = stored(encoded(Pillow.new("CMYK", (50, 50), (255, 0, 0, 0))))

    red, green, blue = opened(media, image, "50.jpg").getpixel((25, 25))
    assert red < 60
    assert green > 120
    assert blue > 180


def test_a_profile_is_applied_then_dropped(media):
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

    image = stored(encoded(Pillow.new("RGB", (50, 50), (200, 40, 90)), icc_profile=profile))

    result = opened(media, image, "original.jpg")
    assert "icc_profile" not in result.info
    assert max(abs(a - b) for a, b in zip(result.getpixel((20, 20)), (200, 40, 90), strict=True)) < 4


def test_a_profile_that_is_none_changes_nothing(media):
    image = stored(encoded(Pillow.new("RGB", (50, 50), (200, 40, 90)), icc_profile=b"no profile" * 20))

    assert image.widths == [50]


def test_sixteen_bits_of_grey_become_eight(media):
    deep = Pillow.new("I;16", (50, 50), 32_768)

    image = stored(encoded(deep, "PNG"))

    assert abs(opened(media, image, "50.jpg").getpixel((25, 25))[0] - 128) < 3


@pytest.mark.parametrize("mode", ["P", "1", "L", "LA", "RGBA"])
def test_palettes_greys_and_opaque_channels_become_plain_colours(media, mode):
    image = stored(encoded(picture((50, 50), mode), "PNG"))

    assert opened(media, image, "original.jpg").mode == "RGB"


def test_transparency_stays_where_it_can_and_lies_on_white_elsewhere(media):
    sheet = Pillow.new("RGBA", (500, 300), (0, 0, 255, 0))
    sheet.paste((255, 0, 0, 255), (0, 0, 250, 300))

    image = stored(encoded(sheet, "PNG"))

    assert image.original.name.endswith("/original.png")
    assert opened(media, image, "480.webp").mode == "RGBA"
    assert min(opened(media, image, "480.jpg").getpixel((400, 150))) > 250


def test_a_palette_with_transparency_lies_on_white_too(media):
    sheet = Pillow.new("P", (60, 60), 0)
    sheet.putpalette([0, 0, 0, 255, 0, 0])
    image = stored(encoded(sheet, "PNG", transparency=0))

    assert min(opened(media, image, "60.jpg").getpixel((30, 30))) > 250


def test_nothing_is_left_when_the_disk_is_full(media, monkeypatch):
    save = renditions.WholeFileStorage.save

    def full(self, name, *args, **kwargs):
        if name.endswith("480.jpg"):
            raise OSError(28, "No space left on device")
        return save(self, name, *args, **kwargs)

    monkeypatch.setattr(renditions.WholeFileStorage, "save", full)

    with pytest.raises(OSError, match="No space left"):
        stored(encoded(picture((1000, 500))))

    assert files(media) == []


def test_a_file_appears_under_its_name_only_when_it_is_whole(media, monkeypatch):
    """A worker killed while it writes leaves nothing at the public name."""
    seen = []
    replace = Path.replace

    def spy(part, final):
        seen.append((part.name.startswith("."), final.exists(), part.stat().st_size))
        return replace(part, final)

    monkeypatch.setattr(Path, "replace", spy)

    name = renditions.WholeFileStorage(location=media).save("images/a/480.jpg", ContentFile(b"x" * 70_000))

    assert name == "images/a/480.jpg"
    assert seen == [(True, False, 70_000)]
    assert files(media) == [media / "images/a/480.jpg"]


def test_a_write_that_fails_leaves_no_part(media):
    class Broken(ContentFile):
        def chunks(self, chunk_size=None):
            yield b"half"
            raise OSError("the line went dead")

    with pytest.raises(OSError, match="dead"):
        renditions.WholeFileStorage(location=media).save("a.txt", Broken(b""))

    assert files(media) == []


@pytest.mark.parametrize(
    ("token", "name", "path"),
    [
        ("0" * 32, "480.webp", f"images/{'0' * 32}/480.webp"),
        ("a" * 32, "1600.jpg", f"images/{'a' * 32}/1600.jpg"),
        ("a" * 32, "original.jpg", None),
        ("a" * 32, "../../grenoble.sqlite3", None),
        ("a" * 32, "480.webp\n", None),
        ("a" * 32, "480.WEBP", None),
        ("a" * 32, "0480.webp", None),
        ("a" * 32, "٤٨٠.webp", None),
        ("A" * 32, "480.webp", None),
        ("a" * 31, "480.webp", None),
        ("..", "480.webp", None),
    ],
)
def test_only_renditions_have_a_public_address(token, name, path):
    assert renditions.rendition_path(token, name) == path
