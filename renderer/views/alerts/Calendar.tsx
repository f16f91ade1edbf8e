import '../../styles/calendar.css'
import { useState } from 'react'
import type { DueMaintenance } from '../../../shared/contract/maintenances.ts'
import type { Maintenance } from '../../../shared/maintenance.ts'
import { Card } from '../../parts/Card.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { useToday } from '../../parts/useToday.ts'
import { useRead, useWords } from '../../session.ts'
import { calendarDay, freeText, useListPlace } from '../../shell/list-place.ts'
import { DOT } from '../../words/dot.ts'
import { CalendarGrid } from './CalendarGrid.tsx'
import { dueFrom, dueIn, monthBeside, weeksFrom } from './calendar-days.ts'
import { DueRow } from './DueRow.tsx'
import { MaintenanceButtons } from './MaintenanceButtons.tsx'
import { MaintenanceDialog } from './MaintenanceDialog.tsx'
import { NothingPlanned } from './NothingPlanned.tsx'
import { readCalendar } from './reads.ts'
import { WorkDetails } from './WorkDetails.tsx'

const FIELDS = { month: freeText, day: calendarDay }
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/

/** What is late, what is due, and what was done, month by month; a day of it can be planned. */
export function Calendar() {
  const words = useWords()
  const list = useListPlace(FIELDS)
  const { today, zone } = useToday()
  const month = MONTH.test(list.place.month) ? list.place.month : null
  const weeks = weeksFrom(month === null ? today : `${month}-01`, 6)
  const read = readCalendar(weeks[0]?.[0] ?? today, weeks.at(-1)?.at(-1) ?? today, today)
  const state = useRead(read)
  const [planning, setPlanning] = useState<string | null | undefined>(undefined)
  const go = (next: string | null) => list.choose({ month: next ?? '', day: null })
  return (
    <>
      <Card
        title={month === null ? words.t('panel.calendar.title') : words.monthOfYear(`${month}-01`)}
        aside={
          <span className="list-tools">
            {zone !== words.zone && <span className="muted beside-buttons">{zone}</span>}
            <Step
              label={words.t('panel.calendar.previous')}
              sign="‹"
              act={() => go(monthBeside(month ?? today.slice(0, 7), -1))}
            />
            {month !== null && (
              <button type="button" className="button small" onClick={() => go(null)}>
                {words.t('panel.calendar.today')}
              </button>
            )}
            <Step
              label={words.t('panel.calendar.next')}
              sign="›"
              act={() => go(monthBeside(month ?? today.slice(0, 7), 1))}
            />
            <button type="button" className="button small" onClick={() => setPlanning(null)}>
              {words.t('panel.calendar.plan')}
            </button>
          </span>
        }
      >
        <Loaded read={read} state={state} skeleton={<Skeleton height={320} />}>
          {({ due, done }) => (
            <Weeks
              today={today}
              weeks={weeks}
              due={month === null ? due : dueFrom(weeks, due)}
              done={done}
              day={list.place.day}
              setDay={(day) => list.choose({ day })}
              onPlan={setPlanning}
            />
          )}
        </Loaded>
      </Card>
      {planning !== undefined && (
        <MaintenanceDialog
          {...(planning !== null && { day: planning })}
          onClose={() => setPlanning(undefined)}
        />
      )}
    </>
  )
}

interface StepProps {
  readonly label: string
  readonly sign: string
  readonly act: () => void
}

function Step({ label, sign, act }: StepProps) {
  return (
    <button type="button" className="button small" aria-label={label} onClick={act}>
      {sign}
    </button>
  )
}

interface WeeksProps {
  readonly today: string
  readonly weeks: readonly (readonly string[])[]
  readonly due: readonly DueMaintenance[]
  readonly done: readonly Maintenance[]
  readonly day: string | null
  readonly setDay: (day: string | null) => void
  readonly onPlan: (day: string) => void
}

function Weeks({ today, weeks, due: all, done, day, setDay, onPlan }: WeeksProps) {
  const words = useWords()
  const due = dueIn(weeks, all)
  const shown = day === null ? due : due.filter((item) => item.day === day)
  const finished = day === null ? done : done.filter((one) => (one.completed_on ?? one.planned_on) === day)
  return (
    <div className="calendar-frame">
      <CalendarGrid today={today} weeks={weeks} items={due} chosen={day} onChoose={setDay} />
      <div>
        {day !== null && (
          <p className="calendar-day">
            <strong>{words.day(day)}</strong>
            <button type="button" className="button small" onClick={() => onPlan(day)}>
              {words.t('panel.calendar.plan_day')}
            </button>
            <button type="button" className="button link" onClick={() => setDay(null)}>
              {words.t('panel.calendar.all_days')}
            </button>
          </p>
        )}
        {shown.length === 0 && finished.length === 0 && <NothingPlanned />}
        <ul className="rows">
          {shown.map((item) => (
            <DueRow key={`${item.maintenance.id} ${item.day}`} item={item} />
          ))}
          {finished.map((one) => (
            <li key={one.id} className="due">
              <span className="line-when">{words.weekday(one.completed_on ?? one.planned_on)}</span>
              <span className="line-what">
                {one.title}{' '}
                <span className="muted">{`${one.asset_name}${DOT}${words.t('panel.calendar.done')}`}</span>
                <WorkDetails maintenance={one} />
              </span>
              <MaintenanceButtons maintenance={one} />
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
