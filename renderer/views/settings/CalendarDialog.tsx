import { type FormEvent, useEffect, useId, useRef } from 'react'
import { calendarNameOf } from '../../../shared/calendar-name.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { FormButtons } from '../../parts/FormButtons.tsx'
import { TextField } from '../../parts/TextField.tsx'
import { useAction } from '../../parts/useAction.ts'
import { useKept } from '../../parts/useKept.ts'
import { useSession, useWords } from '../../session.ts'
import { showToast } from '../../shell/toast.ts'
import { refusedField } from '../../words/failure.ts'
import { readCalendars } from './calendar-reads.ts'

interface CalendarDialogProps {
  /** The calendar to update; null for a new one. */
  readonly name: string | null
  readonly onClose: () => void
}

/** What the form holds until it is sent. */
interface CalendarEntries {
  readonly file: File | null
  /** The name as typed; null for that of the file. */
  readonly typed: string | null
}

/** Takes the days of an iCalendar file; a calendar that exists gets these days instead of its own. */
export function CalendarDialog({ name, onClose }: CalendarDialogProps) {
  const words = useWords()
  const { client, reads } = useSession()
  const action = useAction()
  const id = useId()
  const entries = useKept<CalendarEntries>(`calendar ${name ?? ''}`, { file: null, typed: null })
  const { file, typed } = entries.value
  const enter = (part: Partial<CalendarEntries>) => entries.change((before) => ({ ...before, ...part }))
  const close = () => {
    entries.forget()
    onClose()
  }
  const chosen = name ?? typed ?? (file === null ? '' : calendarNameOf(file.name))
  const field = useRef<HTMLInputElement>(null)
  // A browser forgets the file of a field that it draws anew.
  useEffect(() => {
    const files = new DataTransfer()
    if (file !== null) files.items.add(file)
    if (field.current) field.current.files = files.files
  }, [file])
  const refused = refusedField(action.error)?.field === 'name' ? refusedField(action.error) : null
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (file === null) return
    const send = async () => {
      const calendar = await client.calendars.import({ name: chosen, text: await file.text() })
      reads.renew(readCalendars)
      showToast(words.t('panel.calendars.imported', { name: chosen, count: calendar.days }))
      entries.forget()
    }
    if (await action.run(send)) onClose()
  }
  return (
    <Dialog
      title={
        name === null ? words.t('panel.calendars.add') : words.t('panel.calendars.update_named', { name })
      }
      intro={words.t('panel.calendars.file.what')}
      onClose={close}
    >
      <form onSubmit={(event) => void submit(event)} noValidate>
        <div className="fields">
          <div className="field wide">
            <label className="label" htmlFor={`${id}-file`}>
              {words.t('panel.calendars.file')}
            </label>
            <input
              ref={field}
              id={`${id}-file`}
              type="file"
              accept=".ics,.ical,text/calendar"
              onChange={(event) => enter({ file: event.target.files?.[0] ?? null })}
            />
          </div>
          {name === null && (
            <TextField
              wide
              label={words.t('field.name')}
              value={chosen}
              onChange={(next) => enter({ typed: next })}
              maxLength={64}
              hint={words.t('panel.calendars.name.what')}
              reason={refused?.problem}
            />
          )}
        </div>
        <FormButtons
          act={words.t('panel.calendars.import')}
          action={action}
          ready={file !== null}
          onCancel={close}
          refusalShown={refused !== null}
          entries={entries}
        />
      </form>
    </Dialog>
  )
}
