"""What a submission lies in (a folder, an archive, a git clone), seen as one kind of tree."""
