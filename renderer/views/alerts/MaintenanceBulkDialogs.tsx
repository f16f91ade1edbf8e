/** What is asked before all chosen maintenances are completed or assigned. */
import { type FormEvent, type ReactNode, useState } from 'react'
import { DayField } from '../../parts/DayField.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { FormButtons } from '../../parts/FormButtons.tsx'
import { TextField } from '../../parts/TextField.tsx'
import { useAction } from '../../parts/useAction.ts'
import { useWords } from '../../session.ts'
import { type ChangeOfMany, useChangeMany } from './useChangeMany.ts'

interface BulkDialogProps {
  /** The chosen ones. */
  readonly ids: readonly number[]
  readonly onClose: () => void
}

/** Completes all of them with a day, a person and a note. */
export function CompleteManyDialog(props: BulkDialogProps) {
  const words = useWords()
  const [day, setDay] = useState('')
  const [assignee, setAssignee] = useState('')
  const [notes, setNotes] = useState('')
  const change: ChangeOfMany = {
    action: 'complete',
    ...(day !== '' && { completed_on: day }),
    ...(assignee.trim() !== '' && { assignee: assignee.trim() }),
    ...(notes.trim() !== '' && { notes: notes.trim() }),
  }
  return (
    <BulkDialog
      {...props}
      title={words.t('panel.complete.title')}
      act={words.t('panel.alerts.complete')}
      change={change}
    >
      <DayField label={words.t('panel.complete.day')} value={day} onChange={setDay} />
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
    </BulkDialog>
  )
}

/** Gives all of them to a person, or to nobody. */
export function AssignDialog(props: BulkDialogProps) {
  const words = useWords()
  const [assignee, setAssignee] = useState('')
  return (
    <BulkDialog
      {...props}
      title={words.t('panel.maintenances.assign.title')}
      act={words.t('panel.maintenances.assign')}
      change={{ action: 'assign', assignee: assignee.trim() }}
    >
      <TextField
        label={words.t('panel.maintenances.assign.who')}
        value={assignee}
        onChange={setAssignee}
        maxLength={200}
      />
    </BulkDialog>
  )
}

interface BulkQuestionProps extends BulkDialogProps {
  readonly title: string
  readonly act: string
  readonly change: ChangeOfMany
  readonly children: ReactNode
}

function BulkDialog({ ids, title, act, change, onClose, children }: BulkQuestionProps) {
  const words = useWords()
  const action = useAction()
  const changeMany = useChangeMany()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (await action.run(() => changeMany(ids, change))) onClose()
  }
  return (
    <Dialog title={title} intro={words.t('panel.bulk.chosen', { count: ids.length })} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        {children}
        <FormButtons act={act} action={action} onCancel={onClose} />
      </form>
    </Dialog>
  )
}
