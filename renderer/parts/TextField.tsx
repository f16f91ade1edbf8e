/** A labelled field for text, with what it is for or why it was refused below it. */
import { type InputHTMLAttributes, useId } from 'react'
import { typedNumber } from '../../shared/typed-number.ts'
import { useWords } from '../session.ts'
import { FieldNote } from './FieldNote.tsx'

interface TextFieldProps
  extends Pick<
    InputHTMLAttributes<HTMLInputElement>,
    'type' | 'inputMode' | 'maxLength' | 'placeholder' | 'list' | 'required'
  > {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly hint?: string
  /** Why the value was refused; shown instead of the hint. */
  readonly reason?: string | undefined
  /** Whether it takes the whole width of a form with columns. */
  readonly wide?: boolean
  /** Lines of a longer text; one if absent. */
  readonly lines?: number
}

/** Keeps what is typed as it is: the browser neither completes nor corrects it. */
export function TextField({
  label,
  value,
  onChange,
  hint,
  reason,
  wide = false,
  lines,
  maxLength,
  ...input
}: TextFieldProps) {
  const id = useId()
  const below = reason ?? hint
  const field = {
    id,
    className: 'input',
    value,
    maxLength,
    autoComplete: 'off',
    'aria-invalid': reason !== undefined,
    'aria-describedby': below === undefined ? undefined : `${id}-about`,
    onChange: (event: { readonly target: { readonly value: string } }) => onChange(event.target.value),
  }
  return (
    <div className={wide ? 'field wide' : 'field'}>
      <label htmlFor={id}>{label}</label>
      {lines === undefined ? (
        <input {...input} {...field} spellCheck={false} />
      ) : (
        <textarea {...field} rows={lines} />
      )}
      <FieldNote id={`${id}-about`} hint={hint} reason={reason} />
    </div>
  )
}

type NumberFieldProps = Pick<TextFieldProps, 'label' | 'value' | 'onChange'> & {
  /** Whether only whole numbers are meant. */
  readonly whole?: boolean
}

/** A labelled field for a number, read by `typedNumber`: a browser's own would refuse how the panel writes one. */
export function NumberField({ whole = false, ...field }: NumberFieldProps) {
  const words = useWords()
  const isNone = field.value.trim() !== '' && Number.isNaN(typedNumber(field.value, words.language))
  return (
    <TextField
      {...field}
      inputMode={whole ? 'numeric' : 'decimal'}
      reason={isNone ? words.t('panel.field.not_a_number') : undefined}
    />
  )
}
