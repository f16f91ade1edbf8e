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
  return (
    <>
      <p className="buttons">
        <button
          type="button"
          className="button small"
          aria-label={words.t('panel.occupations.edit', { field: name })}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
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
          form={`record ${code} ${field}`}
          value={content?.[field] ?? null}
          save={(value) => client.occupations.change({ code, [field]: value })}
          onClose={() => setOpen(false)}
        />
      )}
      {action.error !== undefined && <Failure error={action.error} />}
    </>
  )
}
