import { useState } from 'react'
import type { Occupation } from '../../../shared/contract/occupations-answers.ts'
import { Failure } from '../../parts/Failure.tsx'
import { InlineForm } from '../../parts/InlineForm.tsx'
import { TextField } from '../../parts/TextField.tsx'
import { useAction } from '../../parts/useAction.ts'
import { useSession, useWords } from '../../session.ts'

type Variant = Occupation['variants'][number]

/** The record for other readers: by language, age, form of text and gender. */
export function Variants({ occupation }: { readonly occupation: Occupation }) {
  const words = useWords()
  return (
    <>
      <h3>{words.t('panel.occupations.variants')}</h3>
      <ul className="rows">
        {occupation.variants.map((variant) => (
          <VariantRow key={readersOf(variant)} code={occupation.code} variant={variant} />
        ))}
      </ul>
    </>
  )
}

const readersOf = ({ language, age, format, gender }: Variant) => [language, age, format, gender].join(' · ')

interface VariantRowProps {
  readonly code: string
  readonly variant: Variant
}

function VariantRow({ code, variant }: VariantRowProps) {
  const words = useWords()
  const [open, setOpen] = useState(false)
  return (
    <li>
      <div className="version">
        <strong>{variant.name}</strong>
        <span className="muted">{readersOf(variant)}</span>
        <span className="buttons">
          <button
            type="button"
            className="button small"
            aria-label={words.t('panel.occupations.edit', {
              field: `${variant.name}, ${readersOf(variant)}`,
            })}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {words.t('panel.edit')}
          </button>
        </span>
      </div>
      {variant.description !== '' && <p className="wrap-anywhere">{variant.description}</p>}
      {open && <VariantForm code={code} variant={variant} onClose={() => setOpen(false)} />}
    </li>
  )
}

interface VariantFormProps extends VariantRowProps {
  readonly onClose: () => void
}

function VariantForm({ code, variant, onClose }: VariantFormProps) {
  const words = useWords()
  const { client } = useSession()
  const action = useAction()
  const [draft, setDraft] = useState(variant)
  const save = () =>
    void action.run(async () => {
      await client.occupations.variant({ code, ...draft })
      onClose()
    })
  return (
    <InlineForm className="field-editor" onSubmit={save} onClose={onClose}>
      <TextField
        wide
        label={words.t('occupations.field.name')}
        value={draft.name}
        onChange={(name) => setDraft({ ...draft, name })}
      />
      <TextField
        wide
        lines={4}
        label={words.t('occupations.field.description')}
        value={draft.description}
        onChange={(description) => setDraft({ ...draft, description })}
      />
      <div className="buttons">
        <button type="submit" className="button primary" disabled={action.busy}>
          {words.t('panel.occupations.edit.save')}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {words.t('panel.cancel')}
        </button>
      </div>
      {action.error !== undefined && <Failure error={action.error} />}
    </InlineForm>
  )
}
