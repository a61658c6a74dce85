"""Every sentence of the students' screen that no chapter writes."""

from show.text import Text

HINT = Text("Hint:", "Indice :")
PLACE = Text("{file}, line {line}", "{file}, ligne {line}")
CODE = Text("{file}, line {line}: {code}", "{file}, ligne {line} : {code}")
CALLED = Text("called", "appel")
RETURNED = Text("returned", "obtenu")
EXPECTED = Text("expected", "attendu")
PRINTED = Text("printed:", "affiché :")
INSIDE = Text("{part}: {sentence}", "{part} : {sentence}")
MORE = Text("({count} more)", "({count} de plus)")
BEFORE = Text("before", "avant")
AFTER = Text("after", "après")

STOPPED = {
    "time": Text(
        "No answer after ten seconds: an endless loop?",
        "Toujours pas de réponse au bout de dix secondes : une boucle sans fin ?",
    ),
    "output": Text(
        "It prints without end: a print in an endless loop?",
        "Affichage sans fin : un print dans une boucle sans fin ?",
    ),
}
RAISED = Text("It raised {error}", "L’appel a levé {error}")
FILE_MISSING = Text(
    "{file} is missing: was it renamed or moved?",
    "{file} est introuvable : l’avez-vous renommé ou déplacé ?",
)
NOT_THERE = Text(
    "{name} will not be there when this is graded: only the standard library and NumPy are.",
    "{name} est absent pendant la correction, qui n’a que la bibliothèque standard et NumPy.",
)
NOT_THERE_BESIDE_TORCH = Text(
    "{name} will not be there when this is graded: only the standard library, NumPy and PyTorch are.",
    "{name} est absent pendant la correction, qui n’a que la bibliothèque standard, NumPy et PyTorch.",
)
NAME_MISSING = Text(
    "{file} defines no {name}: was it renamed or deleted? The name and the arguments of the stub must stay.",
    "{file} ne définit pas {name} : renommé ou effacé ? Le nom et les arguments du squelette doivent rester.",
)
NOT_REJECTED = Text(
    "A ValueError was expected; the call returned {returned}.",
    "Une ValueError était attendue ; l’appel a rendu {returned}.",
)
WANTED_ERROR = Text("A ValueError was expected.", "Une ValueError était attendue.")

NOTHING = Text(
    "Nothing (None) came back, expected {expected}: is a `return` missing?",
    "Rien (None) n’est rendu, {expected} est attendu : un `return` manque-t-il ?",
)
TYPE = Text(
    "The type differs: returned {actual}, expected {expected}.",
    "Le type diffère : obtenu {actual}, attendu {expected}.",
)
LENGTH = Text(
    "The number of values differs: returned {actual}, expected {expected}.",
    "Le nombre de valeurs diffère : {actual} au lieu de {expected}.",
)
KEYS_DIFFER = Text(
    "The keys differ: returned {actual}, expected {expected}.", "Les clés diffèrent : {actual} au lieu de {expected}."
)
SHAPE = Text(
    "The shape differs: returned {actual}, expected {expected}.", "La forme diffère : {actual} au lieu de {expected}."
)
DTYPE = Text(
    "The dtype differs: returned {actual}, expected {expected}.", "Le dtype diffère : {actual} au lieu de {expected}."
)
VALUE = Text("Returned {actual}, expected {expected}.", "Obtenu {actual}, attendu {expected}.")
FIRST_DIFFERENCE = Text(
    "First difference at {index}: returned {actual}, expected {expected}.",
    "Première différence en {index} : obtenu {actual}, attendu {expected}.",
)
HOW_MANY = Text("{differing} of {size} values differ.", "{differing} valeurs sur {size} diffèrent.")
CHANGED = Text(
    "The call changed its argument {name}: work on a copy.",
    "L’appel a modifié son argument {name} : travaillez sur une copie.",
)
SHARED = Text(
    "The result shares its memory with {name}: changing one changes the other. Return a copy.",
    "Le résultat partage sa mémoire avec {name} : modifier l’un modifie l’autre. Rendez une copie.",
)

ARRAY = Text("a NumPy array", "un tableau NumPy")
TENSOR = Text("a tensor", "un tenseur")
INTEGER = Text("an integer", "un entier")
NUMBER = Text("a number", "un nombre")
SEQUENCE = Text("a tuple or a list", "un tuple ou une liste")
DICTIONARY = Text("a dict", "un dict")

DONE = Text("done", "terminé")
STARTED = Text("started", "commencé")
NOT_STARTED = Text("not started", "pas commencé")
TO_CORRECT = Text("to correct", "à corriger")
DOES_NOT_LOAD = Text("does not load", "ne se charge pas")
FILE_DOES_NOT_LOAD = Text("{file} does not load", "{file} ne se charge pas")
STATEMENT = Text("README.en.md", "README.md")

AND_MORE = Text("Other failures of {name}: {count}", "Autres échecs de {name} : {count}")
NEXT = Text("Next:", "À faire :")
NEXT_LOAD = Text("make {file} run (the message is above).", "faire tourner {file} (le message est plus haut).")
NEXT_MEND_SOMEWHERE = Text("correct {name} in {file}.", "corriger {name} dans {file}.")
NEXT_MEND = Text("correct {name} ({file}, line {line}).", "corriger {name} ({file}, ligne {line}).")
NEXT_WRITE = Text(
    "write {name} ({file}, line {line}); what to do stands in {statement}.",
    "écrire {name} ({file}, ligne {line}) ; l’énoncé est dans {statement}.",
)
NEXT_FINISH = Text(
    "finish {name} ({file}, line {line}): a NotImplementedError is left.",
    "terminer {name} ({file}, ligne {line}) : il reste un NotImplementedError.",
)
NEXT_CHAPTER = Text("the chapter “{title}”: {statement}.", "le chapitre « {title} » : {statement}.")
NEXT_ALL = Text(
    "run all chapters once: pytest, on the folder exercises.",
    "relancer tous les chapitres : pytest, sur le dossier exercises.",
)
ALL_DONE = Text(
    "nothing, all the visible tests pass. Well done!",
    "plus rien, tous les tests visibles passent. Bravo !",
)
FLAKY = Text(
    "Asked twice the same question, it does not answer the same: is a result kept from an earlier call?",
    "Interrogée deux fois de la même façon, la fonction ne répond pas pareil : garde-t-elle un ancien résultat ?",
)

CHECKING = Text("checking …", "vérification …")
KEYS = Text(
    "h hint   n next chapter   p previous   r reset   q quit",
    "h indice   n chapitre suivant   p précédent   r remise à zéro   q quitter",
)
HINT_ON_KEY = Text("h: a hint", "h : un indice")
NEXT_KEY = Text("the chapter is done. n: the next one.", "le chapitre est terminé. n : le suivant.")
CHECK_DIED = Text(
    "The check ended without a verdict: does the file end the program?",
    "La vérification s’est arrêtée sans verdict : le fichier met-il fin au programme ?",
)
ASK_RESET = Text(
    "Put the untouched {file} back? Yours will be kept aside. (y: yes, any other key: no)",
    "Remettre {file} à zéro ? Votre version sera mise de côté. (o : oui, toute autre touche : non)",
)
RESET = Text(
    "{file} is as at the start; yours lies in {replaced}.",
    "{file} est comme au début ; votre version est dans {replaced}.",
)
NO_STUB = Text(
    "No untouched copy of {file} is at hand: take it from the hand-out.",
    "Pas de copie intacte de {file} : reprenez-la dans l’archive du cours.",
)

NO_NOTEBOOK = Text(
    "This is for a notebook's cell: %run exercises/check.py {chapter}. In a terminal: pytest exercises/{chapter}",
    "Ceci va dans une cellule de notebook : %run exercises/check.py {chapter}. Dans un terminal : pytest "
    "exercises/{chapter}",
)
NOTHING_DEFINED = Text(
    "No cell that was run defines any of {names}: run the cell of your functions first.",
    "Aucune cellule exécutée ne définit {names} : exécutez d’abord la cellule de vos fonctions.",
)
