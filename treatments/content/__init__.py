"""The clinical content: what is asked, offered and warned about, as versioned data.

Each function reads its file once, checks it whole, and returns frozen rows; a file that does not fit raises
ContentError naming file, row and field. `edition(name).version` is the version of the file `name`.toml.

    questions(), upgrades()                     red_flags.toml              Question, Upgrade, Level
    safety_net()                                safety_net.toml             SafetyNet
    techniques(), technique(key)                techniques.toml             Technique, Parameter, ParameterKind, Within
    muscles()                                   muscles.toml                Muscle
    precautions(), precaution_codes()           precautions.toml            Precaution
    contraindications(), variations()           contraindications.toml      Contraindication, Variation, Kind
"""

from treatments.content.catalogue import (
    Muscle,
    Parameter,
    ParameterKind,
    Technique,
    Within,
    muscles,
    parameter,
    technique,
    techniques,
)
from treatments.content.conditions import Precaution, precaution_codes, precautions
from treatments.content.matrix import Contraindication, Kind, Variation, contraindications, variations
from treatments.content.questions import Level, Question, SafetyNet, Upgrade, questions, safety_net, upgrades
from treatments.content.source import ContentError, Edition, edition

__all__ = [
    "ContentError",
    "Contraindication",
    "Edition",
    "Kind",
    "Level",
    "Muscle",
    "Parameter",
    "ParameterKind",
    "Precaution",
    "Question",
    "SafetyNet",
    "Technique",
    "Upgrade",
    "Variation",
    "Within",
    "contraindications",
    "edition",
    "muscles",
    "parameter",
    "precaution_codes",
    "precautions",
    "questions",
    "safety_net",
    "technique",
    "techniques",
    "upgrades",
    "variations",
]
