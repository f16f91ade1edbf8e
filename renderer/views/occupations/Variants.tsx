import { useState } from 'react'
import type { Occupation } from '../../../shared/contract/occupations-answers.ts'
import { Failure } from '../../parts/Failure.tsx'
import { useAction } from '../../parts/useAction.ts'
import { useSession, useWords } from '../../session.ts'
import { showToast } from '../../shell/toast.ts'
import { DOT } from '../../words/dot.ts'
import { type RecordVariant, VariantForm } from './VariantForm.tsx'

/** The record for other readers: by language, age, form of text and gender. */
export function Variants({ occupation }: { readonly occupation: Occupation }) {
  const words = useWords()
  const [open, setOpen] = useState(false)
  const { code, title, variants } = occupation
  return (
    <>
      <h3>{words.t('panel.occupations.variants')}</h3>
      {variants.length === 0 && <p className="muted">{words.t('panel.occupations.variants.none')}</p>}
      <ul className="rows">
        {variants.map((variant) => (
          <VariantRow key={readersOf(variant)} code={code} variant={variant} />
        ))}
      </ul>
      <p className="buttons variant-add">
        <button type="button" className="button small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {words.t('panel.occupations.variants.add')}
        </button>
      </p>
      {open && <VariantForm code={code} title={title} variant={null} onClose={() => setOpen(false)} />}
    </>
  )
}

const readersOf = ({ language, age, format, gender }: RecordVariant) =>
  [language, age, format, gender].join(DOT)

interface VariantRowProps {
  readonly code: string
  readonly variant: RecordVariant
}

function VariantRow({ code, variant }: VariantRowProps) {
  const words = useWords()
  const { client } = useSession()
  const action = useAction()
  const [open, setOpen] = useState(false)
  const { name, description, ...readers } = variant
  const field = `${name}, ${readersOf(variant)}`
  const remove = () =>
    void action.run(async () => {
      await client.occupations.removeVariant({ code, ...readers })
      showToast(words.t('panel.occupations.variants.removed', { name }), () =>
        client.occupations.variant({ code, ...variant }),
      )
    })
  return (
    <li>
      <div className="version">
        <strong>{name}</strong>
        <span className="muted">{readersOf(variant)}</span>
        <span className="buttons">
          <button
            type="button"
            className="button small"
            aria-label={words.t('panel.occupations.edit', { field })}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {words.t('panel.edit')}
          </button>
          <button type="button" className="button small" disabled={action.busy} onClick={remove}>
            {words.t('panel.occupations.variants.remove')} <span className="unseen">{field}</span>
          </button>
        </span>
      </div>
      {description !== '' && <p className="wrap-anywhere">{description}</p>}
      {action.error !== undefined && <Failure error={action.error} />}
      {open && <VariantForm code={code} title={name} variant={variant} onClose={() => setOpen(false)} />}
    </li>
  )
}
