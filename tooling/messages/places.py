"""Where the words for patients stand. What only staff read is not here: their pages are in English."""

# Templates, as patterns below the project.
TEMPLATES = (
    "patients/templates/physio/patient_base.html",
    "patients/templates/physio/_emergency.html",
    "patients/templates/physio/_form_errors.html",
    "patients/templates/physio/_languages.html",
    "patients/templates/physio/_required.html",
    "patients/templates/physio/emails/**/*",
    "patients/templates/physio/widgets/pain_scale.html",
    "clinic/templates/clinic/emails/**/*",
    "clinic/templates/clinic/online/**/*",
    "clinic/templates/clinic/patient/**/*",
    "treatments/templates/treatments/emails/**/*",
    "treatments/templates/treatments/patient/**/*",
)

# Modules, as patterns; after a colon the one class or function in it that patients meet.
MODULES = (
    "patients/deed.py",
    "patients/languages.py",
    "patients/limits.py",
    "patients/links.py",
    "patients/templatetags/languages.py",
    "patients/web/forms/birth_date.py",
    "clinic/actions/booking_rules.py",
    "clinic/actions/claims.py",
    "clinic/actions/classes.py",
    "clinic/actions/offer_answers.py",
    "clinic/actions/online_*.py",
    "clinic/actions/patient_answers.py",
    "clinic/actions/revisions.py",
    "clinic/actions/rivals.py",
    "clinic/letters/*.py",
    "clinic/models/appointment.py:Reason",
    "clinic/models/appointment.py:Status",
    "clinic/models/practitioner.py:Profession",
    "clinic/online/*.py",
    "clinic/web/forms/online_booking.py",
    "clinic/web/forms/patient_visit.py",
    "clinic/web/online_*.py",
    "clinic/web/patient_door.py",
    "clinic/web/patient_move.py",
    "clinic/web/patient_offer.py",
    "clinic/web/patient_visit.py",
    "treatments/actions/issuing.py:until",
    "treatments/doses/words.py",
    "treatments/emails.py",
    "treatments/handouts/*.py",
    "treatments/models/check_in.py:Overall",
    "treatments/models/exercise_log.py:Done",
    "treatments/models/exercise_log.py:Felt",
    "treatments/models/places.py:Side",
    "treatments/models/programme.py:Block",
    "treatments/symptoms.py",
    "treatments/web/forms/check_in.py",
    "treatments/web/forms/training.py",
    "treatments/web/patient_*.py",
)

# In these modules, what is written by these calls is for staff.
FOR_STAFF = ("Refusal", "raise_notice")
