"""Hidden suite of `training`.

All comparisons are in float64; two right loops differ by rounding only, a wrong one by the size of a step.
"""

import numpy as np
from hypothesis import strategies as st

from grader.compare import close, holds
from grader.suite import Suite
from tests.strategies.training import (
    EQUAL,
    SHORT_LAST,
    VALIDATION,
    batches,
    batches_and_state,
    fits,
    state,
)

suite = Suite("training")
steps = suite.function("train_step", scenario="steps")
mode_after_step = suite.function("train_step", scenario="mode_after_step")
epoch = suite.function("train_epoch", scenario="epoch")
mode_after_epoch = suite.function("train_epoch", scenario="mode_after_epoch")
evaluation = suite.function("evaluate", scenario="evaluation")
mode_after_evaluation = suite.function("evaluate", scenario="mode_after_evaluation")
state_after_evaluation = suite.function("evaluate", scenario="state_after_evaluation")
gradients_of_evaluation = suite.function("evaluate", scenario="gradients_of_evaluation")
history = suite.function("fit", scenario="history")
fitted = suite.function("fit", scenario="fitted")
fitted_on_reshuffled_batches = suite.function("fit", scenario="fitted_on_reshuffled_batches")
mode_after_fit = suite.function("fit", scenario="mode_after_fit")

TOLERANCE = 1e-6  # sums in float32 of losses are fine; the smallest mistake moves a weight by 1e-3
SGD = {"lr": 0.1}
MOMENTUM = {"lr": 0.1, "momentum": 0.9, "weight_decay": 0.1}
ADAM_LR = 0.2

EXAMPLES = 3
SHORT = [(batches(1, (4, 2)), state(2)), (batches(3, (5, 5, 3)), state(4))]
EVEN = [(batches(5, (4, 4, 4)), state(6))]
SURE = {**state(7), "4.bias": np.array([9.0, 0.0, 0.0])}  # always says class 0


def fit_example(seed):
    """Return what `fits` draws, all from one seed."""
    return batches(seed, (4, 2)), batches(seed + 1000, VALIDATION), state(seed + 2000), 4


# Of four epochs one is the best, another has the smallest loss, another the smallest training loss, another is the last.
APART = [fit_example(243), fit_example(263)]
# The best accuracy comes twice, and not last; it was higher before training; nothing is ever right.
HARD = [
    fit_example(65),
    fit_example(115),
    (batches(8, (4, 2)), [(images, np.ones_like(labels)) for images, labels in batches(9, VALIDATION)], SURE, 2),
]


@steps.agreement(batches_and_state(st.just((4,))), points=2, examples=EXAMPLES, edge=EVEN, tolerance=TOLERANCE)
def updates_once_per_batch(batches, state):
    """Returns the loss before the update, and updates every weight once.

    fr: Renvoie la perte avant la mise à jour, et met à jour chaque poids une fois.
    """
    return steps(batches, state, SGD, True, 0.0)


@steps.agreement(batches_and_state(SHORT_LAST), points=2, examples=EXAMPLES, edge=SHORT, tolerance=TOLERANCE)
def clears_old_gradients(batches, state):
    """Clears the gradients left over from before the step.

    fr: Efface les gradients qui restent d’avant le pas.
    """
    return steps(batches, state, SGD, True, 1.0)


@steps.agreement(batches_and_state(SHORT_LAST), points=2, examples=EXAMPLES, edge=SHORT, tolerance=TOLERANCE)
def uses_the_optimizer_given(batches, state):
    """Uses the optimizer given, which remembers its earlier steps.

    fr: Utilise l’optimiseur reçu, qui se souvient de ses pas précédents.
    """
    return steps(batches, state, MOMENTUM, True, 0.0)


@steps.agreement(batches_and_state(SHORT_LAST), points=1, examples=EXAMPLES, edge=SHORT, tolerance=TOLERANCE)
def updates_in_eval_mode(batches, state):
    """Works in the mode that the model is in, eval mode too.

    fr: Travaille dans le mode où se trouve le modèle, y compris en mode évaluation.
    """
    return steps(batches, state, SGD, False, 0.0)


@mode_after_step.law(
    st.tuples(batches_and_state(EQUAL), st.booleans()),
    points=2,
    examples=EXAMPLES,
    edge=[(SHORT[0], True), (SHORT[0], False)],
)
def leaves_the_mode_alone(drawn, training):
    """Leaves the mode of the model alone.

    fr: Ne change pas le mode du modèle.
    """
    modes = yield mode_after_step(*drawn, SGD, training)
    holds(all(mode is training for mode in modes), modes, [training] * len(modes))


@epoch.agreement(batches_and_state(EQUAL), points=2, examples=EXAMPLES, edge=EVEN, tolerance=TOLERANCE)
def trains_on_every_batch(batches, state):
    """Updates once per batch, and returns the mean loss.

    fr: Fait une mise à jour par lot, et renvoie la perte moyenne.
    """
    return epoch(batches, state, SGD, True)


@epoch.agreement(batches_and_state(SHORT_LAST), points=3, examples=EXAMPLES, edge=SHORT, tolerance=TOLERANCE)
def weighs_every_sample_alike(batches, state):
    """Returns the mean loss per sample, also with a short last batch.

    fr: Renvoie la perte moyenne par exemple, même si le dernier lot est plus court.
    """
    return epoch(batches, state, MOMENTUM, True)


@epoch.agreement(batches_and_state(SHORT_LAST), points=2, examples=EXAMPLES, edge=SHORT, tolerance=TOLERANCE)
def trains_in_train_mode(batches, state):
    """Sets train mode before the first batch.

    fr: Passe en mode entraînement avant le premier lot.
    """
    return epoch(batches, state, SGD, False)


@mode_after_epoch.law(
    st.tuples(batches_and_state(EQUAL), st.booleans()),
    points=2,
    examples=EXAMPLES,
    edge=[(SHORT[0], True), (SHORT[0], False)],
)
def stays_in_train_mode(drawn, training):
    """Leaves the model in train mode.

    fr: Laisse le modèle en mode entraînement.
    """
    modes = yield mode_after_epoch(*drawn, SGD, training)
    holds(all(modes), modes, [True] * len(modes))


@evaluation.agreement(batches_and_state(EQUAL), points=2, examples=EXAMPLES, edge=EVEN, tolerance=TOLERANCE)
def measures_loss_and_accuracy(batches, state):
    """Returns the loss and the accuracy of a model in eval mode.

    fr: Renvoie la perte et la précision d’un modèle en mode évaluation.
    """
    return evaluation(batches, state, False)


@evaluation.agreement(batches_and_state(SHORT_LAST), points=3, examples=EXAMPLES, edge=SHORT, tolerance=TOLERANCE)
def measures_per_sample(batches, state):
    """Returns means per sample, also with a short last batch.

    fr: Renvoie des moyennes par exemple, même si le dernier lot est plus court.
    """
    return evaluation(batches, state, False)


@evaluation.agreement(batches_and_state(EQUAL), points=2, examples=EXAMPLES, edge=EVEN, tolerance=TOLERANCE)
def measures_in_eval_mode(batches, state):
    """Measures in eval mode, even if the model comes in train mode.

    fr: Mesure en mode évaluation, même si le modèle arrive en mode entraînement.
    """
    return evaluation(batches, state, True)


@evaluation.law(
    st.tuples(
        st.builds(batches, st.integers(0, 999), st.just((7,))), st.builds(state, st.integers(0, 999)), st.integers(2, 5)
    ),
    points=1,
    examples=EXAMPLES,
    edge=[(batches(1, (7,)), state(2), 5)],
)
def does_not_depend_on_the_batches(whole, state, size):
    """Gives the same result however the samples are cut into batches.

    fr: Donne le même résultat quelle que soit la façon de découper les exemples en lots.
    """
    [(images, labels)] = whole
    pieces = [(images[:size], labels[:size]), (images[size:], labels[size:])]
    once, in_pieces = yield evaluation(whole, state, False), evaluation(pieces, state, False)
    # whoever averages in float32 is right too
    holds(np.allclose(in_pieces, once, rtol=0, atol=TOLERANCE), in_pieces, once)


@mode_after_evaluation.law(
    st.tuples(batches_and_state(EQUAL), st.booleans()),
    points=2,
    examples=EXAMPLES,
    edge=[(SHORT[0], True), (SHORT[0], False)],
)
def restores_the_mode(drawn, training):
    """Restores the mode that the model was in.

    fr: Rétablit le mode dans lequel se trouvait le modèle.
    """
    modes = yield mode_after_evaluation(*drawn, training)
    holds(all(mode is training for mode in modes), modes, [training] * len(modes))


@state_after_evaluation.law(batches_and_state(EQUAL), points=1, examples=EXAMPLES, edge=EVEN)
def changes_nothing_in_the_model(batches, state):
    """Changes neither weights nor buffers, and leaves all able to learn.

    fr: Ne change ni les poids ni les tampons, et laisse tout capable d’apprendre.
    """
    after, learns = yield state_after_evaluation(batches, state, True)
    close(after, state)
    holds(all(learns), learns, [True] * len(learns))


@gradients_of_evaluation.law(batches_and_state(EQUAL), points=1, examples=EXAMPLES, edge=EVEN)
def keeps_no_gradient(batches, state):
    """Computes without recording gradients.

    fr: Calcule sans enregistrer de gradient.
    """
    recorded, left = yield gradients_of_evaluation(batches, state)
    holds(not any(recorded) and not any(left), [recorded, left], [[False] * len(recorded), [False] * len(left)])


@history.agreement(fits(st.integers(1, 3)), points=3, examples=EXAMPLES, edge=APART, tolerance=TOLERANCE)
def records_every_epoch(train, validation, state, epochs):
    """Trains with Adam, and records losses and accuracy of every epoch.

    fr: Entraîne avec Adam, et note les pertes et la précision de chaque époque.
    """
    return history(train, validation, state, epochs, ADAM_LR)


@fitted.agreement(fits(st.integers(2, 3)), points=3, examples=EXAMPLES, edge=APART + HARD, tolerance=TOLERANCE)
def ends_with_the_best_epoch(train, validation, state, epochs):
    """Ends with the weights and buffers of the best validation accuracy, the first of equals.

    fr: Termine avec les poids et les tampons de la meilleure précision de validation, la première en cas d’égalité.
    """
    return fitted(train, validation, state, epochs, ADAM_LR)


@fitted_on_reshuffled_batches.agreement(
    fits(st.integers(2, 3)), points=2, examples=EXAMPLES, edge=APART, tolerance=TOLERANCE
)
def iterates_anew_every_epoch(train, validation, state, epochs):
    """Iterates over the batches anew every epoch: they may come in another order.

    fr: Parcourt à nouveau les lots à chaque époque : leur ordre peut changer.
    """
    return fitted_on_reshuffled_batches(train, validation, state, epochs, ADAM_LR)


@fitted.agreement(fits(st.integers(1, 2)), points=1, examples=EXAMPLES, edge=APART[:1], tolerance=TOLERANCE)
def does_nothing_in_no_epochs(train, validation, state, epochs):
    """No epochs give empty lists and change nothing; one or more do.

    fr: Zéro époque donne des listes vides et ne change rien ; une ou plusieurs, si.
    """
    return fitted(train, validation, state, 0, ADAM_LR), fitted(train, validation, state, epochs, ADAM_LR)


@mode_after_fit.law(fits(st.integers(1, 2)), points=2, examples=EXAMPLES, edge=APART[:1])
def ends_in_train_mode(train, validation, state, epochs):
    """Leaves the model in train mode.

    fr: Laisse le modèle en mode entraînement.
    """
    modes = yield mode_after_fit(train, validation, state, epochs, ADAM_LR)
    holds(all(modes), modes, [True] * len(modes))
