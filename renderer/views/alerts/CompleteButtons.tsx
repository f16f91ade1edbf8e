import { type FormEvent, useState } from 'react'
import { typedNumber } from '../../../shared/typed-number.ts'
import { DayField } from '../../parts/DayField.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { Failure } from '../../parts/Failure.tsx'
import { FormButtons } from '../../parts/FormButtons.tsx'
import { NumberField, TextField } from '../../parts/TextField.tsx'
import { useAction } from '../../parts/useAction.ts'
import { useKept } from '../../parts/useKept.ts'
import { useRead, useWords } from '../../session.ts'
import { optionOf } from '../settings/field-words.ts'
import { readMaintenance } from './reads.ts'
import { type CompletionDetails, useComplete } from './useCompletion.ts'

interface CompleteButtonsProps {
  readonly maintenance: number
  /** What is completed, for who does not see where the buttons are. */
  readonly name: string
}

/** Done at once, or with the day, the cost, the time, the person, a note, and what its meter reads if it has one. */
export function CompleteButtons({ maintenance, name }: CompleteButtonsProps) {
  const words = useWords()
  const complete = useComplete()
  const action = useAction()
  const [asking, setAsking] = useState(false)
  return (
    <>
      <button
        type="button"
        className="button small"
        disabled={action.busy}
        onClick={() => void action.run(() => complete(maintenance))}
      >
        {words.t('panel.alerts.complete')}
      </button>
      <button
        type="button"
        className="button small"
        aria-label={words.t('panel.complete.with_named', { name })}
        onClick={() => setAsking(true)}
      >
        {words.t('panel.complete.details')}
      </button>
      {action.error !== undefined && <Failure error={action.error} />}
      {asking && <CompleteDialog maintenance={maintenance} name={name} onClose={() => setAsking(false)} />}
    </>
  )
}

const NOTHING = { day: '', cost: '', minutes: '', assignee: '', meter: '', notes: '' }

interface CompleteDialogProps extends CompleteButtonsProps {
  readonly onClose: () => void
}

function CompleteDialog({ maintenance, name, onClose }: CompleteDialogProps) {
  const words = useWords()
  const { language } = words
  const { data } = useRead(readMaintenance(maintenance))
  const complete = useComplete()
  const action = useAction()
  const entries = useKept(`complete ${maintenance}`, NOTHING)
  const { day, cost, minutes, assignee, meter, notes } = entries.value
  const entry = (name: keyof typeof NOTHING) => ({
    value: entries.value[name],
    onChange: (text: string) => entries.change((before) => ({ ...before, [name]: text })),
  })
  const close = () => {
    entries.forget()
    onClose()
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const numbers = [cost, minutes, meter].filter((text) => text !== '')
    if (numbers.some((text) => Number.isNaN(typedNumber(text, language)))) return
    const details: CompletionDetails = {
      ...(day !== '' && { completed_on: day }),
      ...(cost !== '' && { cost: typedNumber(cost, language) }),
      ...(minutes !== '' && { duration_minutes: typedNumber(minutes, language) }),
      ...(meter !== '' && { meter_value: typedNumber(meter, language) }),
      ...(assignee.trim() !== '' && { assignee: assignee.trim() }),
      ...(notes.trim() !== '' && { notes: notes.trim() }),
    }
    if (await action.run(() => complete(maintenance, details).then(entries.forget))) onClose()
  }
  return (
    <Dialog title={words.t('panel.complete.title')} intro={name} onClose={close}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <DayField label={words.t('panel.complete.day')} {...entry('day')} />
        <NumberField label={words.t('panel.complete.cost')} {...entry('cost')} />
        <NumberField whole label={words.t('field.duration_minutes')} {...entry('minutes')} />
        {data?.meter && (
          <NumberField
            label={`${words.t('field.meter_value')} (${optionOf('meter.unit', data.meter.unit, words)})`}
            {...entry('meter')}
          />
        )}
        <TextField label={words.t('panel.complete.assignee')} {...entry('assignee')} maxLength={200} />
        <TextField label={words.t('panel.complete.notes')} {...entry('notes')} lines={3} maxLength={4000} />
        <FormButtons
          act={words.t('panel.alerts.complete')}
          action={action}
          onCancel={close}
          entries={entries}
        />
      </form>
    </Dialog>
  )
}
