import type { ImportProfile } from './profile.ts'

/** Reminders of LubeLogger: of one vehicle, which the file does not name. */
export const lubelogger: ImportProfile = {
  product: 'LubeLogger',
  headings: ['description', 'urgency', 'metric', 'duedate'],
  columns: { title: ['description'], planned_on: ['duedate'], notes: ['notes'] },
}
