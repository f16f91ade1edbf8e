/** Filled signs that show importance by shape as well as colour. */

const FORMS = {
  triangle: 'M10 2.2 18.6 17.4H1.4Z',
  diamond: 'M10 1.2 18.8 10 10 18.8 1.2 10Z',
  circle: 'M10 2a8 8 0 1 0 0 16 8 8 0 0 0 0-16Z',
} as const

/** The shapes, from the most to the least important. */
export type ShapeForm = keyof typeof FORMS

/** A filled sign in the colour of the text around it. */
export function Shape({ form }: { readonly form: ShapeForm }) {
  return (
    <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={FORMS[form]} fill="currentColor" />
      <path
        d={form === 'circle' ? 'M10 9v5M10 6h.01' : 'M10 7v4.5M10 14.3h.01'}
        stroke="var(--card)"
        strokeWidth="1.9"
        strokeLinecap="round"
      />
    </svg>
  )
}
