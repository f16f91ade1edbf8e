/** The owner's own body of a call: a template with placeholders, `{{title}}`. */
import { VigieError } from '../../../shared/errors.ts'
import { TEMPLATE_PLACEHOLDERS } from '../../../shared/template-placeholders.ts'
import { unusable } from '../../../shared/unusable-path.ts'
import type { Notice } from '../../core/ports/notifier.ts'

type PlaceholderValue = string | number | object
type Placeholder = (typeof TEMPLATE_PLACEHOLDERS)[number]

/** What each placeholder stands for. */
const PLACEHOLDERS: Readonly<Record<Placeholder, (notice: Notice, now: number) => PlaceholderValue>> = {
  title: ({ title }) => title,
  body: ({ body }) => body,
  urgency: ({ urgency }) => urgency,
  priority: ({ alerts }) => alerts?.[0]?.priority ?? 'MEDIUM',
  type: ({ alerts }) => alerts?.[0]?.type ?? 'TEST',
  subject: ({ alerts }) => alerts?.[0]?.subject ?? '',
  count: ({ count = 0 }) => count,
  alerts: ({ alerts }) => alerts ?? [],
  key: ({ key }) => key,
  time: (_, now) => new Date(now).toISOString(),
}

const isPlaceholder = (name: string): name is Placeholder => Object.hasOwn(PLACEHOLDERS, name)

const PLACEHOLDER = /\{\{\s*([^{}]*?)\s*\}\}/g

/** The ways in which a value is written into a body. */
export type TemplateForm = 'json' | 'form' | 'text'

/** Returns the form of a template: that of its content type, or JSON if it begins like it. */
export function formOf(template: string, contentType: string | undefined): TemplateForm {
  if (contentType === undefined) return /^\s*(\{(?!\{)|\[)/.test(template) ? 'json' : 'text'
  if (/[/+]json\b/i.test(contentType)) return 'json'
  return /x-www-form-urlencoded/i.test(contentType) ? 'form' : 'text'
}

/** The content type of a form, for a call without its own. */
export const CONTENT_TYPES: Readonly<Record<TemplateForm, string>> = {
  json: 'application/json',
  form: 'application/x-www-form-urlencoded',
  text: 'text/plain; charset=utf-8',
}

/** @throws VigieError invalid_input for an unknown placeholder, and for JSON that is none */
export function checkTemplate(template: string, form: TemplateForm): void {
  for (const [, name = ''] of template.matchAll(PLACEHOLDER)) {
    if (isPlaceholder(name)) continue
    throw unusable('template', 'placeholder_unknown', { name, names: TEMPLATE_PLACEHOLDERS.join(', ') })
  }
  if (form === 'json') parsed(template)
}

/**
 * Returns the body. JSON is read first and filled in afterwards, so that it stays valid whatever a title contains: a text that
 * is one placeholder becomes its value, a number or a list too.
 * @throws VigieError invalid_input as `checkTemplate` does
 */
export function filled(template: string, form: TemplateForm, notice: Notice, now: number): string {
  if (form === 'json') return JSON.stringify(filledJson(parsed(template), notice, now))
  const written = form === 'form' ? encodeURIComponent : (text: string) => text
  return replaced(template, notice, now, written)
}

function parsed(template: string): unknown {
  try {
    return JSON.parse(template)
  } catch (error) {
    if (error instanceof SyntaxError) throw unusable('template', 'template_no_json', {}, { cause: error })
    throw error
  }
}

function filledJson(value: unknown, notice: Notice, now: number): unknown {
  if (typeof value === 'string') {
    const whole = /^\{\{\s*(\w+)\s*\}\}$/.exec(value)
    return whole
      ? placeholderValue(whole[1] ?? '', notice, now)
      : replaced(value, notice, now, (text) => text)
  }
  if (Array.isArray(value)) return value.map((one) => filledJson(one, notice, now))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, filledJson(one, notice, now)]))
}

function replaced(text: string, notice: Notice, now: number, written: (text: string) => string): string {
  return text.replace(PLACEHOLDER, (_, name: string) => {
    const value = placeholderValue(name, notice, now)
    return written(typeof value === 'object' ? JSON.stringify(value) : String(value))
  })
}

function placeholderValue(name: string, notice: Notice, now: number): PlaceholderValue {
  if (!isPlaceholder(name)) {
    const problem = {
      messageKey: 'placeholder_unknown',
      params: { name, names: TEMPLATE_PLACEHOLDERS.join(', ') },
    } as const
    throw new VigieError('invalid_input', { field: 'template', problem })
  }
  return PLACEHOLDERS[name](notice, now)
}
