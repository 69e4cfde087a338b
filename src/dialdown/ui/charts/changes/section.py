"""Changes: treatments before and after, one period against another, the last ninety days."""

from dialdown.domain.records import Appointment, Treatment
from dialdown.settings import Settings
from dialdown.ui.charts.changes.periods_part import PeriodsPart
from dialdown.ui.charts.changes.recent_part import RecentPart
from dialdown.ui.charts.changes.treatments_part import TreatmentsPart
from dialdown.ui.charts.reading import Reading
from dialdown.ui.charts.section import Section
from dialdown.ui.session import Session
from dialdown.ui.theme import GAP_XL, Theme


class ChangesSection(Section):
    """Three parts below each other; each says one plain sentence about one comparison."""

    def __init__(self, session: Session, theme: Theme, settings: Settings) -> None:
        super().__init__(session, theme, settings)
        self.treatments = TreatmentsPart(theme)
        self.periods = PeriodsPart(theme, session.today)
        self.recent = RecentPart(session, theme)
        self.recent.open_day.connect(self.open_day)
        self.body.setSpacing(GAP_XL)
        for part in (self.treatments, self.periods, self.recent):
            self.body.addWidget(part)

    def show_reading(self, reading: Reading) -> None:
        """Show the newest numbers, with the treatments and visits as they are now."""
        diary, today = self.session.diary, reading.today
        visits = [visit.date for visit in diary.records(Appointment) if visit.date < today]
        self.treatments.show_treatments(diary.records(Treatment), reading.series, today)
        self.periods.show_reading(reading, max(visits, default=None))
        self.recent.show_reading(reading)

    def show_table(self, on: bool) -> None:
        """Tables instead of pictures, or back."""
        for part in (self.treatments, self.periods, self.recent):
            part.show_table(on)
