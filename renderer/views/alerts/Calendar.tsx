import '../../styles/calendar.css'
import { useState } from 'react'
import type { Due } from '../../../shared/contract/maintenances.ts'
import { Card } from '../../parts/Card.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { useRead, useWords } from '../../session.ts'
import { hrefOf } from '../../shell/panel-route.ts'
import { CalendarGrid } from './CalendarGrid.tsx'
import { dueIn, weeksFrom } from './calendar-days.ts'
import { DueRow } from './DueRow.tsx'
import { MaintenanceDialog } from './MaintenanceDialog.tsx'
import { readCalendar } from './reads.ts'

/** What is late, and what is due in the next weeks. */
export function Calendar() {
  const words = useWords()
  const state = useRead(readCalendar)
  const [adding, setAdding] = useState(false)
  return (
    <>
      <Card
        title={words.t('panel.calendar.title')}
        aside={
          <button type="button" className="button small" onClick={() => setAdding(true)}>
            {words.t('panel.calendar.plan')}
          </button>
        }
      >
        <Loaded read={readCalendar} state={state} skeleton={<Skeleton height={320} />}>
          {({ today, items }) => <Weeks today={today} items={items} />}
        </Loaded>
      </Card>
      {adding && <MaintenanceDialog onClose={() => setAdding(false)} />}
    </>
  )
}

function Weeks({ today, items }: { readonly today: string; readonly items: readonly Due[] }) {
  const words = useWords()
  const [day, setDay] = useState<string | null>(null)
  const weeks = weeksFrom(today, 6)
  const due = dueIn(weeks, items)
  const shown = day === null ? due : due.filter((item) => item.day === day)
  return (
    <div className="calendar-frame">
      <CalendarGrid today={today} weeks={weeks} items={due} chosen={day} onChoose={setDay} />
      <div>
        {day !== null && (
          <p className="calendar-day">
            <strong>{words.day(day)}</strong>
            <button type="button" className="button link" onClick={() => setDay(null)}>
              {words.t('panel.calendar.all_days')}
            </button>
          </p>
        )}
        {shown.length === 0 ? (
          <Empty
            title={words.t('panel.calendar.none')}
            actions={
              <a className="button" href={hrefOf('alerts', 'assets')}>
                {words.t('panel.alerts.part.assets')}
              </a>
            }
          >
            {words.t('panel.calendar.none.what')}
          </Empty>
        ) : (
          <ul className="rows">
            {shown.slice(0, 60).map((item) => (
              <DueRow key={`${item.maintenance.id} ${item.day}`} item={item} />
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}
