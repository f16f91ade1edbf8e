import { useState } from 'react'
import type { Occupation } from '../../../shared/contract/occupations-answers.ts'
import type { ContentField } from '../../../shared/occupation.ts'
import { Failure } from '../../parts/Failure.tsx'
import { useAction } from '../../parts/useAction.ts'
import { forgetEntries } from '../../parts/useKept.ts'
import { useSession, useWords } from '../../session.ts'
import { refusedField } from '../../words/failure.ts'
import { FieldEditor } from './FieldEditor.tsx'

interface FieldToolsProps {
  readonly occupation: Occupation
  readonly field: ContentField
}

/** Edits a field in its place; a field written by hand can be released for rewrites. */
export function FieldTools({ occupation, field }: FieldToolsProps) {
  const words = useWords()
  const { client } = useSession()
  const action = useAction()
  const [open, setOpen] = useState(false)
  const { code, content, locked } = occupation
  const name = words.t(`occupations.field.${field}`)
  const form = `record ${code} ${field}`
  const save = (value: unknown) =>
    void action.run(async () => {
      await client.occupations.change({ code, [field]: value })
      forgetEntries(form)
      setOpen(false)
    })
  const close = () => {
    setOpen(false)
    action.clear()
  }
  const failed = refusedField(action.error)
  const refused = open && failed?.field.split('.')[0] === field ? failed : null
  return (
    <>
      <p className="buttons">
        <button
          type="button"
          className="button small"
          aria-label={words.t('panel.occupations.edit', { field: name })}
          aria-expanded={open}
          onClick={() => (open ? close() : setOpen(true))}
        >
          {words.t('panel.edit')}
        </button>
        {locked.includes(field) && (
          <>
            <span className="muted">{words.t('panel.occupations.locked')}</span>
            <button
              type="button"
              className="button small"
              disabled={action.busy}
              onClick={() => void action.run(() => client.occupations.release({ code, field }))}
            >
              {words.t('panel.occupations.release')}
            </button>
          </>
        )}
      </p>
      {open && (
        <FieldEditor
          field={field}
          form={form}
          value={content?.[field] ?? null}
          busy={action.busy}
          refused={refused}
          onSave={save}
          onClose={close}
        />
      )}
      {action.error !== undefined && !refused && <Failure error={action.error} />}
    </>
  )
}
