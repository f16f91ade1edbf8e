import { useId } from 'react'
import type { Occupation } from '../../../shared/contract/occupations-answers.ts'
import { FormButtons } from '../../parts/FormButtons.tsx'
import { InlineForm } from '../../parts/InlineForm.tsx'
import { TextField } from '../../parts/TextField.tsx'
import { useAction } from '../../parts/useAction.ts'
import { useKept } from '../../parts/useKept.ts'
import { useSession, useWords } from '../../session.ts'
import { VARIANT_FORMATS, VARIANT_GENDERS } from '../../vocabulary.computed.ts'

/** A variant of a record as the API gives it. */
export type RecordVariant = Occupation['variants'][number]

/** Readers that are usual, offered while somebody writes. */
const READERS = {
  language: ['fr', 'en'],
  age: ['18+', '11-15'],
  format: VARIANT_FORMATS,
  gender: VARIANT_GENDERS,
} as const

type ReadersField = keyof typeof READERS
const FIELDS = Object.keys(READERS) as ReadersField[]

interface VariantFormProps {
  readonly code: string
  /** What a new variant is called at first. */
  readonly title: string
  /** Null for a new one: its readers are chosen too. */
  readonly variant: RecordVariant | null
  readonly onClose: () => void
}

/** Writes name and text of a variant, and of a new one whom it is for. */
export function VariantForm({ code, title, variant, onClose }: VariantFormProps) {
  const words = useWords()
  const { client } = useSession()
  const action = useAction()
  const readers = variant === null ? 'new' : FIELDS.map((field) => variant[field]).join()
  const entries = useKept(
    `variant ${code} ${readers}`,
    variant ?? {
      language: words.language,
      age: '18+',
      format: 'falc',
      gender: '',
      name: title,
      description: '',
    },
  )
  const { value: draft } = entries
  const enter = (part: Partial<typeof draft>) => entries.change((before) => ({ ...before, ...part }))
  const close = () => {
    entries.forget()
    onClose()
  }
  const save = async () => {
    await client.occupations.variant({ code, ...draft })
    entries.forget()
  }
  const submit = async () => {
    if (await action.run(save)) onClose()
  }
  return (
    <InlineForm className="field-editor" onSubmit={() => void submit()} onClose={close}>
      {variant === null && (
        <>
          <p className="muted">{words.t('panel.occupations.variants.readers')}</p>
          <div className="variant-readers">
            {FIELDS.map((field) => (
              <ReadersInput
                key={field}
                field={field}
                value={draft[field]}
                onChange={(value) => enter({ [field]: value })}
              />
            ))}
          </div>
        </>
      )}
      <TextField
        wide
        required
        label={words.t('occupations.field.name')}
        value={draft.name}
        onChange={(name) => enter({ name })}
      />
      <TextField
        wide
        lines={4}
        label={words.t('occupations.field.description')}
        value={draft.description}
        onChange={(description) => enter({ description })}
      />
      <FormButtons
        act={words.t('panel.occupations.edit.save')}
        action={action}
        onCancel={close}
        entries={entries}
      />
    </InlineForm>
  )
}

interface ReadersInputProps {
  readonly field: ReadersField
  readonly value: string
  readonly onChange: (value: string) => void
}

function ReadersInput({ field, value, onChange }: ReadersInputProps) {
  const words = useWords()
  const id = useId()
  return (
    <>
      <TextField
        label={words.t(`occupations.field.${field}`)}
        list={id}
        required
        maxLength={40}
        value={value}
        onChange={onChange}
      />
      <datalist id={id}>
        {READERS[field].map((usual) => (
          <option key={usual} value={usual} />
        ))}
      </datalist>
    </>
  )
}
