import { useState } from 'react'
import type { Occupation } from '../../../shared/contract/occupations-answers.ts'
import type { ContentField } from '../../../shared/occupation.ts'
import { Failure } from '../../parts/Failure.tsx'
import { useAction } from '../../parts/useAction.ts'
import { useSession, useWords } from '../../session.ts'
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
  const save = (value: unknown) =>
    void action.run(async () => {
      await client.occupations.change({ code, [field]: value })
      setOpen(false)
    })
  if (open) {
    return (
      <>
        <FieldEditor
          field={field}
          value={content?.[field] ?? null}
          busy={action.busy}
          onSave={save}
          onClose={() => setOpen(false)}
        />
        {action.error !== undefined && <Failure error={action.error} />}
      </>
    )
  }
  return (
    <p className="buttons">
      <button
        type="button"
        className="button small"
        aria-label={words.t('panel.occupations.edit', { field: name })}
        onClick={() => setOpen(true)}
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
      {action.error !== undefined && <Failure error={action.error} />}
    </p>
  )
}
