import { useState } from 'react'
import type { Occupation } from '../../../shared/contract/occupations-answers.ts'
import { Card } from '../../parts/Card.tsx'
import { FormButtons } from '../../parts/FormButtons.tsx'
import { InlineForm } from '../../parts/InlineForm.tsx'
import { TextField } from '../../parts/TextField.tsx'
import { useAction } from '../../parts/useAction.ts'
import { useKept } from '../../parts/useKept.ts'
import { useSession, useWords } from '../../session.ts'
import { MISSING } from '../../words/words.ts'
import { Variants } from './Variants.tsx'

const NAMES = ['title', 'masculine', 'feminine'] as const

/** What a record is called: its title, both names, and its variants for other readers. Each can be edited. */
export function Names({ occupation }: { readonly occupation: Occupation }) {
  const words = useWords()
  const [open, setOpen] = useState(false)
  return (
    <Card title={words.t('panel.occupations.names')}>
      <dl className="names">
        {NAMES.map((name) => (
          <div key={name}>
            <dt>{words.t(`occupations.field.${name}`)}</dt>
            <dd className="wrap-anywhere">{occupation[name] ?? MISSING}</dd>
          </div>
        ))}
      </dl>
      <p className="buttons">
        <button
          type="button"
          className="button small"
          aria-label={words.t('panel.occupations.edit', { field: words.t('panel.occupations.names') })}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {words.t('panel.edit')}
        </button>
      </p>
      {open && <NamesForm occupation={occupation} onClose={() => setOpen(false)} />}
      <Variants occupation={occupation} />
    </Card>
  )
}

interface NamesFormProps {
  readonly occupation: Occupation
  readonly onClose: () => void
}

function NamesForm({ occupation, onClose }: NamesFormProps) {
  const words = useWords()
  const { client } = useSession()
  const action = useAction()
  const { code, title, masculine, feminine } = occupation
  const entries = useKept(`names ${code}`, { title, masculine: masculine ?? '', feminine: feminine ?? '' })
  const { value: draft, change } = entries
  const close = () => {
    entries.forget()
    onClose()
  }
  const save = async () => {
    await client.occupations.names({
      code,
      title: draft.title,
      masculine: draft.masculine.trim() || null,
      feminine: draft.feminine.trim() || null,
    })
    entries.forget()
  }
  const submit = async () => {
    if (await action.run(save)) onClose()
  }
  return (
    <InlineForm className="field-editor" onSubmit={() => void submit()} onClose={close}>
      {NAMES.map((name) => (
        <TextField
          key={name}
          wide
          label={words.t(`occupations.field.${name}`)}
          value={draft[name]}
          onChange={(value) => change((before) => ({ ...before, [name]: value }))}
        />
      ))}
      <FormButtons
        act={words.t('panel.occupations.edit.save')}
        action={action}
        onCancel={close}
        entries={entries}
      />
    </InlineForm>
  )
}
