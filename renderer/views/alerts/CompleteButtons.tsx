import { type FormEvent, useState } from 'react'
import { DayField } from '../../parts/DayField.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { Failure } from '../../parts/Failure.tsx'
import { NumberField, TextField } from '../../parts/TextField.tsx'
import { useAction } from '../../parts/useAction.ts'
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
        {words.t('panel.complete.with')}
      </button>
      {action.error !== undefined && <Failure error={action.error} />}
      {asking && <CompleteDialog maintenance={maintenance} name={name} onClose={() => setAsking(false)} />}
    </>
  )
}

interface CompleteDialogProps extends CompleteButtonsProps {
  readonly onClose: () => void
}

function CompleteDialog({ maintenance, name, onClose }: CompleteDialogProps) {
  const words = useWords()
  const { data } = useRead(readMaintenance(maintenance))
  const complete = useComplete()
  const action = useAction()
  const [day, setDay] = useState('')
  const [cost, setCost] = useState('')
  const [minutes, setMinutes] = useState('')
  const [assignee, setAssignee] = useState('')
  const [meter, setMeter] = useState('')
  const [notes, setNotes] = useState('')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const details: CompletionDetails = {
      ...(day !== '' && { completed_on: day }),
      ...(cost !== '' && { cost: Number(cost) }),
      ...(minutes !== '' && { duration_minutes: Number(minutes) }),
      ...(meter !== '' && { meter_value: Number(meter) }),
      ...(assignee.trim() !== '' && { assignee: assignee.trim() }),
      ...(notes.trim() !== '' && { notes: notes.trim() }),
    }
    if (await action.run(() => complete(maintenance, details))) onClose()
  }
  return (
    <Dialog title={words.t('panel.complete.title')} intro={name} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <DayField label={words.t('panel.complete.day')} value={day} onChange={setDay} />
        <NumberField label={words.t('panel.complete.cost')} value={cost} onChange={setCost} />
        <NumberField whole label={words.t('field.duration_minutes')} value={minutes} onChange={setMinutes} />
        {data?.meter && (
          <NumberField
            label={`${words.t('field.meter_value')} (${optionOf('meter.unit', data.meter.unit, words)})`}
            value={meter}
            onChange={setMeter}
          />
        )}
        <TextField
          label={words.t('panel.complete.assignee')}
          value={assignee}
          onChange={setAssignee}
          maxLength={200}
        />
        <TextField
          label={words.t('panel.complete.notes')}
          value={notes}
          onChange={setNotes}
          lines={3}
          maxLength={4000}
        />
        {action.error !== undefined && <Failure error={action.error} />}
        <div className="buttons">
          <button type="submit" className="button primary" disabled={action.busy}>
            {words.t('panel.alerts.complete')}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {words.t('panel.cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
