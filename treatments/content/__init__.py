"""The clinical content: what is asked, offered and warned about, as versioned data.

Each function reads its file once, checks it whole, and returns frozen rows; a file that does not fit raises
ContentError naming file, row and field. `edition(name).version` is the version of the file `name`.toml.

    questions(), upgrades()                     red_flags.toml              Question, Upgrade, Level
    safety_net()                                safety_net.toml             SafetyNet
    techniques(), technique(key)                techniques.toml             Technique, Parameter, ParameterKind, Within
    muscles()                                   muscles.toml                Muscle
    precautions(), precaution_codes()           precautions.toml            Precaution
    contraindications(), variations()           contraindications.toml      Contraindication, Variation, Kind
    cautions()                                  cautions.toml               CautionRule, CautionLevel
    programme_starters()                        programme_starters.toml     Starter, StarterItem, Block
    follow_up_cadence()                         follow_up_cadence.toml      FollowUpStep
    measures(), measure(key)                    outcome_measures.toml       Measure, Threshold, Band, Ship
    dose_settings(), symptoms(), steps(),
    walking_ladder(), self_care_limits()        dosage.toml                 DoseSettings, Step, Rung, SelfCareLimit
    coverage_lists()                            coverage.toml               CoverageLists
    levels()                                    exercise_levels.toml        Levels
    other_names()                               other_names.toml
    position_rules(), thermal_rules()           comfort.toml                PositionRule, ThermalRule
    library.exercises()                         exercises.json
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
from treatments.content.cautions import CautionLevel, CautionRule, cautions
from treatments.content.comforting import POSTURES, PositionRule, ThermalRule, position_rules, thermal_rules
from treatments.content.conditions import Precaution, precaution_codes, precautions
from treatments.content.covering import CoverageLists, coverage_lists
from treatments.content.dosing import (
    DoseSettings,
    Rung,
    SelfCareLimit,
    Step,
    dose_settings,
    self_care_limits,
    steps,
    symptoms,
    walking_ladder,
)
from treatments.content.levels import Levels, levels
from treatments.content.matrix import Contraindication, Kind, Variation, contraindications, variations
from treatments.content.measures import Band, Measure, Ship, Threshold, measure, measures
from treatments.content.naming import other_names
from treatments.content.programmes import (
    Block,
    FollowUpStep,
    Starter,
    StarterItem,
    follow_up_cadence,
    programme_starters,
)
from treatments.content.questions import Level, Question, SafetyNet, Upgrade, questions, safety_net, upgrades
from treatments.content.source import ContentError, Edition, edition

__all__ = [
    "POSTURES",
    "Band",
    "Block",
    "CautionLevel",
    "CautionRule",
    "ContentError",
    "Contraindication",
    "CoverageLists",
    "DoseSettings",
    "Edition",
    "FollowUpStep",
    "Kind",
    "Level",
    "Levels",
    "Measure",
    "Muscle",
    "Parameter",
    "ParameterKind",
    "PositionRule",
    "Precaution",
    "Question",
    "Rung",
    "SafetyNet",
    "SelfCareLimit",
    "Ship",
    "Starter",
    "StarterItem",
    "Step",
    "Technique",
    "ThermalRule",
    "Threshold",
    "Upgrade",
    "Variation",
    "Within",
    "cautions",
    "contraindications",
    "coverage_lists",
    "dose_settings",
    "edition",
    "follow_up_cadence",
    "levels",
    "measure",
    "measures",
    "muscles",
    "other_names",
    "parameter",
    "position_rules",
    "precaution_codes",
    "precautions",
    "programme_starters",
    "questions",
    "safety_net",
    "self_care_limits",
    "steps",
    "symptoms",
    "technique",
    "techniques",
    "thermal_rules",
    "upgrades",
    "variations",
    "walking_ladder",
]
