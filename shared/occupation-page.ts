/** How a record is read from top to bottom, in the panel, on the site and in Markdown. */
import type { ContentField } from './occupation.ts'

/** Fields that contain a list. */
export const LIST_FIELDS = [
  'skills',
  'transversal_skills',
  'training',
  'certifications',
  'working_conditions',
  'environments',
  'related_occupations',
  'sectors',
] as const

/** The written fields in the order of a page. */
export const PAGE_FIELDS = [
  'short_description',
  'description',
  ...LIST_FIELDS,
  'salaries',
  'outlook',
] as const satisfies readonly ContentField[]

/** Levels of experience that a salary is given for, in the order of a career. */
export const PAY_LEVELS = ['junior', 'experienced', 'senior'] as const
