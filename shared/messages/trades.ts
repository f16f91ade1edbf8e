/** Messages of the trades kind. */
import type { Messages } from './catalogue.ts'

export const tradesMessages = {
  'trades.off.not_started': {
    en: 'Not started. "vigie trades start" begins the collection.',
    fr: 'Pas commencée. « vigie trades start » lance la collecte.',
  },
  'trades.step.space': { en: 'Checking the disk', fr: 'Contrôle du disque' },
  'trades.step.download': { en: 'Downloading the archive', fr: 'Téléchargement de l’archive' },
  'trades.step.convert': { en: 'Writing the day', fr: 'Écriture du jour' },
  'trades.step.pages': { en: 'Reading today’s trades', fr: 'Lecture des échanges du jour' },
  'trades.step.verify': { en: 'Verifying', fr: 'Vérification' },
  'trades.step.repair': { en: 'Repairing', fr: 'Réparation' },
  'trades.step.base': { en: 'Adopting', fr: 'Adoption' },
  'trades.step.bars': { en: 'Building bars', fr: 'Construction des barres' },
  'trades.step.export': { en: 'Exporting', fr: 'Export' },
  'trades.day.missing': { en: 'Not collected yet', fr: 'Pas encore collecté' },
  'trades.day.waiting': { en: 'Archive not published yet', fr: 'Archive pas encore publiée' },
  'trades.day.partial': { en: 'So far', fr: 'Jusqu’ici' },
  'trades.day.stored': { en: 'Stored', fr: 'Rangé' },
  'trades.day.broken': { en: 'To repair', fr: 'À réparer' },
  'trades.days_to_repair': {
    en: { one: '{count} day to repair', other: '{count} days to repair' },
    fr: { one: '{count} jour à réparer', other: '{count} jours à réparer' },
  },
} as const satisfies Messages
