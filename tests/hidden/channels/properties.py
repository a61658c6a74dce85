"""Hidden suite of `channels`."""

import numpy as np
from hypothesis import strategies as st

from grader.compare import close
from grader.suite import Suite
from tests.strategies.arrays import BOTH_DTYPES, EIGHTHS, WIDE
from tests.strategies.channels import PADDING_MODES, batches_with_filters, convolutions, images_with_filters

suite = Suite("channels")
correlate_channels = suite.function("correlate_channels")
conv2d = suite.function("conv2d")


def ramp(*shape):
    """Return an array of small whole numbers in which no row, column or channel is like another."""
    return np.arange(float(np.prod(shape))).reshape(shape) * 17 % 23 - 11


# What no exam may miss: asymmetric kernels of every proportion, as large as the image, of one pixel; one channel.
IMAGE = ramp(3, 5, 7)
FILTERED = [
    (IMAGE, ramp(3, 2, 3) + 2, 5.0),
    (IMAGE, ramp(3, 3, 3), -3.0),
    (IMAGE, ramp(3, 1, 3), 1.0),
    (IMAGE, ramp(3, 3, 1), 0.0),
    (IMAGE, ramp(3, 1, 1), 2.0),
    (IMAGE, ramp(3, 5, 7)[:, ::-1] + 1, 4.0),
    (IMAGE[:2], ramp(2, 4, 2), 7.0),
    (IMAGE[:1], ramp(1, 2, 2), -2.0),
    (IMAGE[:, :1, :1], ramp(3, 1, 1), 1.0),
]
# As many filters as channels, so that exchanging them goes unnoticed by shapes; more filters; fewer.
BATCH = ramp(2, 3, 5, 6)
CONVOLVED = [
    (BATCH, ramp(3, 3, 2, 3) + 2, np.array([5.0, -3.0, 2.0])),
    (BATCH, ramp(4, 3, 3, 3), np.array([1.0, 2.0, 3.0, 4.0])),
    (BATCH, ramp(4, 3, 2, 3), None),
    (BATCH, ramp(2, 3, 3, 2), np.array([-1.0, 6.0])),
    (BATCH, ramp(4, 3, 5, 6)[..., ::-1], np.array([4.0, 3.0, 2.0, 1.0])),
    (BATCH, ramp(2, 3, 1, 1), np.array([2.0, -2.0])),
    (BATCH[:1, :1], ramp(1, 1, 3, 3), np.array([9.0])),
    (BATCH[:, :, :1, :1], ramp(2, 3, 1, 1), None),
]
# Strides and zeros: a remainder, a stride larger than the kernel, larger than the image, a kernel that needs the border.
STEPPED = [
    *((*CONVOLVED[0], {"stride": stride}) for stride in (2, 3, 4, 7)),
    (*CONVOLVED[1], {"stride": 2}),
    (*CONVOLVED[0], {"padding": 1}),
    (*CONVOLVED[2], {"padding": 2}),
    (*CONVOLVED[4], {"padding": 1, "stride": 2}),
    (*CONVOLVED[3], {"padding": 2, "stride": 3}),
    (*CONVOLVED[5], {"padding": 3, "stride": 2}),
    (BATCH[:, :, :2, :2], ramp(2, 3, 4, 3), np.array([1.0, 2.0]), {"padding": 1}),
    (BATCH[:, :, :1, :1], ramp(2, 3, 3, 3), np.array([1.0, 2.0]), {"padding": 1}),
]
BORDERED = [
    *((*CONVOLVED[0], {"padding": p, "padding_mode": mode}) for p in (0, 1, 2, 4) for mode in PADDING_MODES),
    *((*CONVOLVED[2], {"padding": 2, "padding_mode": mode, "stride": 2}) for mode in PADDING_MODES),
    (*CONVOLVED[7], {"padding": 3, "padding_mode": "replicate"}),
    (*CONVOLVED[1], {"padding": 6, "padding_mode": "replicate"}),
]


def in_eighths(cases):
    """Return `cases` with every number divided by 8: the argument of a cast to int that shows."""
    return [tuple(value / 8 if isinstance(value, np.ndarray | float) else value for value in case) for case in cases]


def long(cases):
    """Return `cases` with the images moved to where float32 tells no number from the next."""
    return [(2 * x + 2**31 + 1, *rest) for x, *rest in cases]


def with_long_biases(cases):
    """Return those of `cases` that have a bias, with one that float32 cannot hold: beside long images it hides."""
    return [(x, weight, bias * 2 + 2**31 + 1, *rest) for x, weight, bias, *rest in cases if bias is not None]


def single(cases):
    """Return `cases` in float32."""
    return [
        tuple(value.astype(np.float32) if isinstance(value, np.ndarray) else value for value in case) for case in cases
    ]


WRONG_RANKS = [
    (np.ones(x), np.ones(filter), 1.0)
    for x, filter in [
        ((4, 5), (1, 2, 2)),
        ((4, 5), (2, 2)),
        ((2, 4, 5), (2, 2)),
        ((1, 2, 4, 5), (2, 2, 2)),
        ((2, 4, 5), (1, 2, 2, 2)),
        ((2, 4, 5), (3, 2, 2, 2)),
        ((2, 4, 5, 1), (2, 2, 2)),
        ((2, 4, 5), (2, 2, 2, 1)),
        ((2, 5), (2, 1, 2)),
        ((5,), (2,)),
    ]
]
OTHER_CHANNELS = [
    (ramp(C, 4, 5), ramp(C_filter, 2, 2), 1.0) for C, C_filter in ((3, 1), (1, 3), (3, 2), (2, 3), (4, 2))
]
TOO_LARGE = [
    (ramp(2, 4, 5), ramp(2, kH, kW), 1.0) for kH, kW in ((5, 2), (2, 6), (5, 6), (5, 4), (4, 6), (9, 9), (9, 1))
]


@st.composite
def filters_that_do_not_match(draw, border):
    """Draw an image and a filter of other channels, or (with `border`) one that is higher or wider than the image."""
    x, filter, bias = draw(images_with_filters())
    C, H, W = x.shape
    if border:
        kH, kW = draw(st.sampled_from([(H + 1, 1), (1, W + 1), (H + 1, W), (H, W + 2), (H + 1, W + 1)]))
        return x, ramp(C, kH, kW), bias
    return x, ramp(draw(st.integers(1, 5).filter(lambda other: other != C)), *filter.shape[1:]), bias


@correlate_channels.agreement(images_with_filters(dtype=BOTH_DTYPES), points=6, edge=FILTERED)
def sums_over_the_channels(x, filter, bias):
    """Sums the correlations of all channels and adds the bias, on whole numbers.

    fr: Somme les corrélations de tous les canaux et ajoute le biais, avec des nombres entiers.
    """
    return correlate_channels(x, filter, bias)


@correlate_channels.agreement(images_with_filters(EIGHTHS, EIGHTHS), points=2, examples=40, edge=in_eighths(FILTERED))
def keeps_fractions(x, filter, bias):
    """Keeps fractions: images, filters and biases made of multiples of 1/8.

    fr: Garde les fractions : images, filtres et biais faits de multiples de 1/8.
    """
    return correlate_channels(x, filter, bias)


@correlate_channels.agreement(
    images_with_filters(WIDE), points=2, examples=40, edge=[*long(FILTERED), *with_long_biases(FILTERED)]
)
def keeps_every_digit(x, filter, bias):
    """Keeps every digit of float64, on numbers that float32 cannot hold.

    fr: Garde tous les chiffres de float64, avec des nombres que float32 ne peut pas représenter.
    """
    return correlate_channels(x, filter, bias)


@correlate_channels.law(images_with_filters(), points=1, edge=FILTERED)
def adds_the_bias_once(x, filter, bias):
    """The bias is added once to every number, however many channels there are.

    fr: Le biais est ajouté une seule fois à chaque nombre, quel que soit le nombre de canaux.
    """
    without, with_bias = yield correlate_channels(x, filter, 0.0), correlate_channels(x, filter, bias)
    close(with_bias, without + bias)


@correlate_channels.law(images_with_filters(), points=1, edge=FILTERED)
def treats_all_channels_alike(x, filter, bias):
    """Moving the last channel of image and filter to the front changes nothing.

    fr: Déplacer en tête le dernier canal de l’image et du filtre ne change rien.
    """
    straight, moved = yield (
        correlate_channels(x, filter, bias),
        correlate_channels(np.roll(x, 1, axis=0), np.roll(filter, 1, axis=0), bias),
    )
    close(moved, straight)


@correlate_channels.dtype(images_with_filters(dtype=BOTH_DTYPES), points=1, edge=[*single(FILTERED), *FILTERED])
def keeps_dtype(x, filter, bias):
    """Returns the dtype of the image: float32 gives float32, float64 gives float64.

    fr: Renvoie le dtype de l’image : float32 donne float32, float64 donne float64.
    """
    return correlate_channels(x, filter, bias)


@correlate_channels.fresh(images_with_filters(), points=1, edge=FILTERED)
def leaves_its_arguments_alone(x, filter, bias):
    """Changes neither image nor filter, and returns a new array each time.

    fr: Ne modifie ni l’image ni le filtre, et renvoie chaque fois un nouveau tableau.
    """
    # Twice the same shape, one after the other: an array that is used again cannot hide.
    return correlate_channels(x, filter, bias), correlate_channels(x, filter, bias + 1)


@correlate_channels.rejects(st.sampled_from(WRONG_RANKS), points=1, examples=5, edge=WRONG_RANKS)
def rejects_other_ranks(x, filter, bias):
    """Raises ValueError unless image and filter have three axes.

    fr: Lève ValueError si l’image ou le filtre n’ont pas trois axes.
    """
    return correlate_channels(x, filter, bias)


@correlate_channels.rejects(filters_that_do_not_match(border=False), points=1, examples=10, edge=OTHER_CHANNELS)
def rejects_other_numbers_of_channels(x, filter, bias):
    """Raises ValueError unless the filter has as many kernels as the image has channels.

    fr: Lève ValueError si le filtre n’a pas autant de noyaux que l’image a de canaux.
    """
    return correlate_channels(x, filter, bias)


@correlate_channels.rejects(filters_that_do_not_match(border=True), points=1, examples=10, edge=TOO_LARGE)
def rejects_kernels_that_do_not_fit(x, filter, bias):
    """Raises ValueError where the kernels are higher or wider than the image.

    fr: Lève ValueError si les noyaux sont plus hauts ou plus larges que l’image.
    """
    return correlate_channels(x, filter, bias)


@conv2d.agreement(batches_with_filters(dtype=BOTH_DTYPES), points=4, examples=60, edge=CONVOLVED)
def correlates_every_image_with_every_filter(x, weight, bias):
    """Correlates every image with every filter and adds its bias, on whole numbers.

    fr: Corrèle chaque image avec chaque filtre et ajoute son biais, avec des nombres entiers.
    """
    return conv2d(x, weight, bias)


@conv2d.agreement(convolutions(dtype=BOTH_DTYPES, modes=("zeros",)), points=4, examples=60, edge=STEPPED)
def takes_stride_and_padding(x, weight, bias, settings):
    """Takes one window out of stride, around a border of zeros.

    fr: Prend une fenêtre sur stride, avec une bordure de zéros.
    """
    return conv2d(x, weight, bias, **settings)


@conv2d.agreement(convolutions(dtype=BOTH_DTYPES), points=2, examples=60, edge=BORDERED)
def takes_every_padding_mode(x, weight, bias, settings):
    """Fills the border with zeros, with the nearest pixel, or with the reflected image.

    fr: Remplit la bordure de zéros, du pixel le plus proche ou de l’image réfléchie.
    """
    return conv2d(x, weight, bias, **settings)


@conv2d.agreement(convolutions(EIGHTHS, EIGHTHS), points=2, examples=30, edge=in_eighths(STEPPED))
def convolves_fractions(x, weight, bias, settings):
    """Keeps fractions: images, filters and biases made of multiples of 1/8.

    fr: Garde les fractions : images, filtres et biais faits de multiples de 1/8.
    """
    return conv2d(x, weight, bias, **settings)


@conv2d.agreement(convolutions(WIDE), points=2, examples=30, edge=[*long(STEPPED), *with_long_biases(STEPPED)])
def convolves_every_digit(x, weight, bias, settings):
    """Keeps every digit of float64, on numbers that float32 cannot hold.

    fr: Garde tous les chiffres de float64, avec des nombres que float32 ne peut pas représenter.
    """
    return conv2d(x, weight, bias, **settings)


@conv2d.law(convolutions(), points=1, edge=STEPPED)
def moves_each_channel_by_its_bias(x, weight, bias, settings):
    """A bias moves its own channel of the result, and None is a bias of zero.

    fr: Un biais décale son propre canal du résultat, et None équivaut à un biais nul.
    """
    bias = np.arange(1.0, 1 + len(weight)) if bias is None else bias
    without, with_bias = yield conv2d(x, weight, None, **settings), conv2d(x, weight, bias, **settings)
    close(with_bias, without + bias[:, None, None])


@conv2d.law(convolutions(), points=1, edge=STEPPED)
def treats_every_image_by_itself(x, weight, bias, settings):
    """The last image of a batch gives the same result alone.

    fr: La dernière image d’un lot donne le même résultat toute seule.
    """
    together, alone = yield conv2d(x, weight, bias, **settings), conv2d(x[-1:], weight, bias, **settings)
    close(alone, together[-1:])


@conv2d.law(batches_with_filters(), points=1, edge=CONVOLVED)
def keeps_one_result_out_of_stride(x, weight, bias):
    """A stride of 2 keeps every second row and every second column of the result.

    fr: Un pas de 2 garde une ligne sur deux et une colonne sur deux du résultat.
    """
    all_of_them, half = yield conv2d(x, weight, bias), conv2d(x, weight, bias, stride=2)
    close(half, all_of_them[:, :, ::2, ::2])


@conv2d.law(
    st.tuples(batches_with_filters().map(lambda case: case[0]), st.integers(1, 2)),
    points=1,
    edge=[(BATCH, 1), (BATCH, 2), (BATCH[:, :, :1, :1], 1)],
)
def gives_the_image_back(x, padding):
    """A 1 in the middle of the kernel, and a padding that keeps the size, give the image back.

    fr: Un 1 au milieu du noyau, et un padding qui conserve la taille, redonnent l’image.
    """
    C = x.shape[1]
    weight = np.zeros((C, C, 2 * padding + 1, 2 * padding + 1))
    weight[range(C), range(C), padding, padding] = 1
    result = yield conv2d(x, weight, None, padding=padding)
    close(result, x)


@conv2d.dtype(convolutions(dtype=BOTH_DTYPES), points=1, edge=[*single(STEPPED), *STEPPED])
def convolves_in_the_same_dtype(x, weight, bias, settings):
    """Returns the dtype of the images: float32 gives float32, float64 gives float64.

    fr: Renvoie le dtype des images : float32 donne float32, float64 donne float64.
    """
    return conv2d(x, weight, bias, **settings)


@conv2d.fresh(convolutions(), points=1, edge=[*STEPPED, *BORDERED])
def pads_a_copy(x, weight, bias, settings):
    """Changes neither images nor filters nor biases, and returns a new array each time.

    fr: Ne modifie ni les images, ni les filtres, ni les biais, et renvoie chaque fois un nouveau tableau.
    """
    # Twice the same shape, one after the other: an array that is used again cannot hide.
    return conv2d(x, weight, bias, **settings), conv2d(x, weight + 1, bias, **settings)


# One change each to arguments that are right.
MISMATCHED = [
    (BATCH[0], ramp(4, 3, 2, 3), None),
    (BATCH[0, 0], ramp(4, 3, 2, 3), None),
    (BATCH, ramp(3, 2, 3), None),
    (BATCH, ramp(2, 3), None),
    (BATCH[..., None], ramp(4, 3, 2, 3), None),
    (BATCH, ramp(4, 3, 2, 3, 1), None),
    (BATCH, ramp(4, 1, 2, 3), None),
    (BATCH, ramp(4, 2, 2, 3), None),
    (BATCH[:, :1], ramp(4, 3, 2, 3), None),
    (BATCH, ramp(4, 3, 6, 3), None),
    (BATCH, ramp(4, 3, 2, 7), None),
    (BATCH, ramp(4, 3, 6, 7), None),
]
BIASES = [
    (BATCH, ramp(4, 3, 2, 3), np.ones(shape)) for shape in ((), (1,), (3,), (5,), (4, 1), (1, 4), (4, 1, 1), (4, 4))
]
SETTINGS = [
    (BATCH, ramp(4, 3, 2, 3), None, settings)
    for settings in (
        {"stride": 0},
        {"stride": -1},
        {"stride": -2, "padding": 1},
        {"padding": -1},
        {"padding": -2, "stride": 2},
        {"padding": 1, "padding_mode": "same"},
        {"padding": 1, "padding_mode": "circular"},
        {"padding": 1, "padding_mode": "constant"},
        {"padding": 2, "padding_mode": "edge"},
        {"padding": 1, "padding_mode": "Zeros"},
        {"padding": 0, "padding_mode": "circular"},
        {"padding": 5, "padding_mode": "reflect"},
        {"padding": 6, "padding_mode": "reflect"},
        {"padding": 7, "padding_mode": "reflect"},
    )
]
SETTINGS += [
    (BATCH[..., :3], ramp(4, 3, 2, 3), None, {"padding": 3, "padding_mode": "reflect"}),
    # wider than one axis, not only as wide, and on that axis alone
    (BATCH[:, :, :2], ramp(4, 3, 2, 3), None, {"padding": 4, "padding_mode": "reflect"}),
    (BATCH[..., :2], ramp(4, 3, 2, 3), None, {"padding": 4, "padding_mode": "reflect"}),
    (BATCH, ramp(4, 3, 8, 1), None, {"padding": 1}),
    (BATCH, ramp(4, 3, 1, 9), None, {"padding": 1}),
]


@conv2d.rejects(st.sampled_from(MISMATCHED), points=1, examples=5, edge=MISMATCHED)
def rejects_images_and_filters_that_do_not_match(x, weight, bias):
    """Raises ValueError for other ranks, for other numbers of channels, and for kernels that do not fit.

    fr: Lève ValueError pour d’autres rangs, pour d’autres nombres de canaux et pour des noyaux trop grands.
    """
    return conv2d(x, weight, bias)


@conv2d.rejects(st.sampled_from(BIASES), points=1, examples=5, edge=BIASES)
def rejects_other_numbers_of_biases(x, weight, bias):
    """Raises ValueError unless bias is None or holds one number per filter.

    fr: Lève ValueError si bias n’est ni None ni un vecteur d’un nombre par filtre.
    """
    return conv2d(x, weight, bias)


@conv2d.rejects(st.sampled_from(SETTINGS), points=1, examples=5, edge=SETTINGS)
def rejects_settings_out_of_range(x, weight, bias, settings):
    """Raises ValueError for a stride below 1, a negative padding, an unknown mode, or a reflection that does not fit.

    fr: Lève ValueError pour un pas inférieur à 1, un padding négatif, un mode inconnu ou une réflexion impossible.
    """
    return conv2d(x, weight, bias, **settings)
