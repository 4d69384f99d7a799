"""Bring the catalogues up to date with what is written in the project, and compile them."""

from tooling.messages.catalogues import LANGUAGES, as_mo, as_po, is_said, path_of, read, updated
from tooling.messages.collecting import APPS, words_of
from tooling.terminal import say


def main() -> None:
    for app in APPS:
        words = words_of(app)
        for language in LANGUAGES:
            path = path_of(app, language)
            catalogue = updated(read(path, language), words, language)
            po = as_po(catalogue)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(po)
            path.with_suffix(".mo").write_bytes(as_mo(po, language))
            missing = len([one for one in catalogue if one.id and not is_said(one.string)])
            say(f"{app}/{language}: {len(catalogue)} sentences, {missing} to translate")


if __name__ == "__main__":
    main()
