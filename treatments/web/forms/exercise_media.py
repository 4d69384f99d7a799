"""A photo or clip, as it is sent to the clinic."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from patients.errors import Invalid
from patients.web.forms.base import ActionForm
from treatments.library.clips import MOST_BYTES

KINDS = "image/jpeg,image/png,image/webp,video/mp4,video/webm"


class TooLarge(Invalid):
    status = 413


class ExerciseMediaForm(ActionForm):
    file = forms.FileField(
        label=gettext_lazy("Photo or clip"),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": KINDS}),
        help_text=gettext_lazy("A photo (JPEG, PNG, WebP) up to 15 MB, or a clip (MP4, WebM) up to 20 MB."),
    )
    description = forms.CharField(
        label=gettext_lazy("What it shows"),
        max_length=200,
        help_text=gettext_lazy("In a sentence, for who cannot see it: “On the back, the pelvis is lifted.”"),
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if file.size and file.size > MOST_BYTES:
            words = _("The file is larger than %(most)s MB.") % {"most": MOST_BYTES // 1024**2}
            self.refusal = TooLarge("too_large", words)
            raise forms.ValidationError(words)
        return file

    def facts(self) -> dict[str, Any]:
        file = self.cleaned_data["file"]
        return {"content": file.read(), "description": self.cleaned_data["description"]}
