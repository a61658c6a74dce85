"""The words that pages are labelled with; sentences about answers are in `messages`."""

from __future__ import annotations

from grader.text import Language, Text

_WORDS: dict[str, Text] = {
    # the counterexample
    "came back": Text("what came back", "votre résultat"),
    "expected": Text("expected", "attendu"),
    "difference": Text("difference", "différence"),
    "at line": Text(", line {line}", ", ligne {line}"),
    "counterexample": Text("An example that fails", "Un exemple qui échoue"),
    "legend": Text(
        "thick frame: first cell that differs; dashed frame: what this cell is computed from",
        "cadre épais : première case différente ; cadre en tirets : ce dont cette case est calculée",
    ),
    "legend text": Text(
        ">1< first cell that differs · [1] what this cell is computed from · … left out",
        ">1< première case différente · [1] ce dont elle est calculée · … non montré",
    ),
    # exports
    "score": Text("Score", "Score"),
    "cut": Text("The rest was too long and is left out here.", "Le reste, trop long, n’est pas montré ici."),
    # both pages
    "points": Text("points", "points"),
    "Points": Text("Points", "Points"),
    "chapter": Text("Chapter", "Chapitre"),
    "chapters": Text("Chapters", "Chapitres"),
    "student": Text("Student", "Étudiant·e"),
    # the student's report
    "student report": Text("Automatic feedback", "Correction automatique"),
    "trained": Text("Training on images", "Entraînement sur des images"),
    "curve": Text("Accuracy on the validation images", "Réussite sur les images de validation"),
    "confusion": Text(
        "Test images by class (rows) and prediction (columns)",
        "Images de test par classe (lignes) et par prédiction (colonnes)",
    ),
    "mistakes": Text(
        "The most confident mistakes on the validation images",
        "Les erreurs les plus sûres sur les images de validation",
    ),
    "diagnosis": Text("What seems to have happened", "Ce qui semble s’être passé"),
    "submitted": Text("Handed in", "Rendu"),
    "file": Text("Graded file", "Fichier corrigé"),
    "late": Text("Handed in late.", "Rendu en retard."),
    "late by": Text("Handed in late: {what}.", "Rendu en retard : {what}."),
    "day": Text("day", "jour"),
    "days": Text("days", "jours"),
    "late costs": Text("{left} of {score} points count.", "Il en reste {left} points sur {score}."),
    "absent": Text("Nothing was handed in.", "Rien n’a été rendu."),
    "internal error": Text(
        "Something went wrong on our side: this will be graded again, the score is provisional.",
        "Un incident est survenu de notre côté : la copie sera corrigée de nouveau, le score est provisoire.",
    ),
    "exam": Text("exam", "examen"),
    "grader": Text("grader", "correcteur"),
    "shows verdict": Text(
        "This report shows which properties hold.",
        "Ce rapport montre quelles propriétés sont vérifiées.",
    ),
    "shows category": Text(
        "This report shows which properties hold, and what kind of failure it is.",
        "Ce rapport montre quelles propriétés sont vérifiées et la nature de chaque échec.",
    ),
    "shows shapes": Text(
        "This report shows what kind of failure it is, and for which shapes.",
        "Ce rapport montre la nature de chaque échec et les formes pour lesquelles il se produit.",
    ),
    "shows diagnosis": Text(
        "This report shows what kind of failure it is, for which shapes, and, where it was recognised, the mistake.",
        "Ce rapport montre la nature de chaque échec, les formes concernées et, si elle a été reconnue, l’erreur.",
    ),
    "shows counterexample": Text(
        "This report shows what kind of failure it is, the mistake where it was recognised, and an example.",
        "Ce rapport montre la nature de chaque échec, l’erreur si elle a été reconnue, et un exemple.",
    ),
    "shows everything": Text("This report shows everything.", "Ce rapport montre tout."),
    # the class report
    "class report": Text("Class report", "Bilan de la classe"),
    "anonymous": Text("Without names, to be shown in class.", "Sans noms, pour être montré en cours."),
    "submissions": Text("Submissions", "Copies"),
    "mean": Text("Mean", "Moyenne"),
    "median": Text("Median", "Médiane"),
    "quartiles": Text("Quartiles", "Quartiles"),
    "deviation": Text("Standard deviation", "Écart-type"),
    "distribution": Text("Score distribution", "Répartition des scores"),
    "distribution said": Text("Marks, and how many students have them", "Notes, et combien d’étudiant·e·s les ont"),
    "heat map": Text("Chapters × students", "Chapitres × étudiant·e·s"),
    "heat map said": Text(
        "One row per chapter, one column per student, the best marks on the left; "
        "the fuller the colour, the more points.",
        "Une ligne par chapitre, une colonne par étudiant·e, les meilleures notes à gauche ; "
        "plus la couleur est pleine, plus il y a de points.",
    ),
    "chapters said": Text(
        "Of those who handed the chapter in, in per cent of its points.",
        "Parmi les copies rendues, en pourcentage des points du chapitre.",
    ),
    "misconceptions": Text("Misconceptions", "Erreurs reconnues"),
    "misconceptions said": Text(
        "Recognised because the answers equal those of a known mistake, ranked by how many students made it.",
        "Reconnues parce que les réponses sont celles d’une erreur connue, par nombre d’étudiant·e·s.",
    ),
    "no misconceptions": Text("None was recognised.", "Aucune n’a été reconnue."),
    "patterns": Text("Other regular mistakes", "Autres erreurs régulières"),
    "patterns said": Text(
        "Like no known mistake: when a function fails, and what its wrong answers have in common.",
        "Semblables à aucune erreur connue : quand une fonction échoue, et ce que ses réponses fausses ont en commun.",
    ),
    "rarer": Text("Rarer ones", "Plus rares"),
    "misconception": Text("Misconception", "Erreur"),
    "how many": Text("How many", "Combien"),
    "who": Text("Who", "Qui"),
    "properties": Text("Properties", "Propriétés"),
    "properties said": Text(
        "Success: the share of submissions that pass. Discrimination: the correlation with the rest of the total; "
        "near zero or below, the property tells nothing about who has understood.",
        "Réussite : la part des copies qui passent. Discrimination : la corrélation avec le reste du total ; "
        "proche de zéro ou négative, la propriété ne dit rien de qui a compris.",
    ),
    "property": Text("Property", "Propriété"),
    "success": Text("Success", "Réussite"),
    "discrimination": Text("Discrimination", "Discrimination"),
    "undefined": Text("–", "–"),
    "look": Text("To be looked at", "À regarder"),
    "look said": Text(
        "Found in the source; no points were taken.", "Relevé dans le code ; aucun point n’a été retiré."
    ),
    "line": Text("Line", "Ligne"),
    "rule": Text("What", "Quoi"),
    "reason": Text("Why", "Pourquoi"),
    "repaired": Text("Files called otherwise, or one of several", "Fichiers autrement nommés, ou un parmi plusieurs"),
    "repaired said": Text(
        "What was graded although its name was another, and which others were left aside.",
        "Ce qui a été corrigé sous un autre nom, et les fichiers laissés de côté.",
    ),
    "files": Text("files", "fichiers"),
    "note": Text("Why", "Pourquoi"),
    "failed": Text("Stopped, refused or not graded", "Interrompues, refusées ou non corrigées"),
    "failed said": Text(
        "Chapters that ran too long, crashed, could not be loaded or were refused.",
        "Chapitres trop longs, plantés, impossibles à charger ou refusés.",
    ),
    "verdict": Text("Verdict", "Verdict"),
    "similar": Text("Similar pairs", "Paires semblables"),
    "similar said": Text(
        "How much of the shorter file is in the other, names and comments aside, without what stands in the stub: "
        "a reason to look, no proof. A wheat is a solution of ours.",
        "Part du fichier le plus court qui se trouve dans l’autre, noms et commentaires mis à part, sans ce qui est "
        "dans l’énoncé : une raison de regarder, pas une preuve. « wheat » désigne une solution de l’équipe.",
    ),
    "share": Text("Alike", "Commun"),
    "slowest": Text("Slowest gradings", "Corrections les plus longues"),
    "seconds": Text("Seconds", "Secondes"),
    "missing students": Text("Late or absent", "En retard ou absent·e·s"),
    "status late": Text("late", "en retard"),
    "status absent": Text("absent", "absent·e"),
    "nobody": Text("Nobody.", "Personne."),
    "none": Text("None.", "Aucun."),
}


def word(key: str, language: Language) -> str:
    """Return the label `key`.

    Raises:
        KeyError: there is none of that name.
    """
    return _WORDS[key].in_(language)
