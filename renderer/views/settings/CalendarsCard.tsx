/** The calendars of free days: what each covers, which jobs leave its days out; import, update and remove the owner's. */
import { useState } from 'react'
import type { CalendarView } from '../../../shared/contract/calendars.ts'
import { Card } from '../../parts/Card.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { FormButtons } from '../../parts/FormButtons.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { useAction } from '../../parts/useAction.ts'
import { useJobName } from '../../parts/useJobName.ts'
import { useRead, useSession, useWords } from '../../session.ts'
import { showToast } from '../../shell/toast.ts'
import { readJobs } from '../../store/known.ts'
import { DOT } from '../../words/dot.ts'
import type { Localizer } from '../../words/words.ts'
import { CalendarDialog } from './CalendarDialog.tsx'
import { readCalendars } from './calendar-reads.ts'
import { optionOf } from './field-words.ts'

/** Lists every calendar, and adds one of the owner's. */
export function CalendarsCard() {
  const words = useWords()
  const state = useRead(readCalendars)
  const [adding, setAdding] = useState(false)
  return (
    <Card title={words.t('panel.calendars')}>
      <p className="muted">{words.t('panel.calendars.what')}</p>
      <Loaded read={readCalendars} state={state}>
        {(calendars) => (
          <ul className="rows calendars">
            {calendars.map((calendar) => (
              <CalendarRow key={`${calendar.kind} ${calendar.name}`} calendar={calendar} />
            ))}
          </ul>
        )}
      </Loaded>
      <div className="buttons">
        <button type="button" className="button" onClick={() => setAdding(true)}>
          {words.t('panel.calendars.add')}
        </button>
      </div>
      {adding && <CalendarDialog name={null} onClose={() => setAdding(false)} />}
    </Card>
  )
}

/** An exchange's own calendar comes with Vigie, and has no buttons. */
function CalendarRow({ calendar }: { readonly calendar: CalendarView }) {
  const words = useWords()
  const jobNameOf = useJobName()
  const { data: jobs = [] } = useRead(readJobs)
  const [open, setOpen] = useState<'update' | 'remove' | null>(null)
  const { name, kind, used_by } = calendar
  const users = jobs.filter(({ id }) => used_by.includes(id)).map(jobNameOf)
  const close = () => setOpen(null)
  return (
    <li className="calendar-row">
      <div>
        <strong>{kind === 'exchange' ? optionOf('session', name, words) : name}</strong>
        <p className="muted">{factsOf(calendar, users, words)}</p>
      </div>
      {kind === 'owner' && (
        <span className="buttons">
          <button type="button" className="button small" onClick={() => setOpen('update')}>
            {words.t('panel.calendars.update')} <span className="unseen">{name}</span>
          </button>
          <button type="button" className="button small" onClick={() => setOpen('remove')}>
            {words.t('panel.calendars.remove')} <span className="unseen">{name}</span>
          </button>
        </span>
      )}
      {open === 'update' && <CalendarDialog name={name} onClose={close} />}
      {open === 'remove' && <RemoveCalendar calendar={calendar} onClose={close} />}
    </li>
  )
}

function factsOf(
  { kind, days, first, last }: CalendarView,
  users: readonly string[],
  words: Localizer,
): string {
  const count = kind === 'exchange' ? 'panel.calendars.holidays' : 'panel.calendars.days'
  return [
    words.t(count, { count: days }),
    ...(first === null || last === null ? [] : [words.dayRange(first, last, 'short')]),
    users.length === 0
      ? words.t('panel.calendars.unused')
      : words.t('panel.calendars.used', { jobs: users.join(', ') }),
  ].join(DOT)
}

interface RemoveCalendarProps {
  readonly calendar: CalendarView
  readonly onClose: () => void
}

function RemoveCalendar({ calendar: { name }, onClose }: RemoveCalendarProps) {
  const words = useWords()
  const { client, reads } = useSession()
  const action = useAction()
  const remove = async () => {
    await client.calendars.remove({ name })
    reads.renew(readCalendars)
    showToast(words.t('panel.calendars.removed', { name }))
  }
  const act = async () => {
    if (await action.run(remove)) onClose()
  }
  return (
    <Dialog title={words.t('panel.calendars.remove.ask', { name })} onClose={onClose}>
      <FormButtons
        danger
        act={words.t('panel.calendars.remove')}
        action={action}
        onAct={() => void act()}
        onCancel={onClose}
      />
    </Dialog>
  )
}
