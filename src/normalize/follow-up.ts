import type { PartialDate } from '../cell/date.ts';
import type { VitalStatus } from '../define/concepts.ts';
import type { Answer, FollowUpRecord } from '../warehouse/record.ts';
import { answerOf, dateAnswer, notApplicable, originOf, stated, withConflict, withOrigin } from './answer.ts';
import { absentCell, type ReadCell, type ReadRow } from './cell.ts';
import { fits, type OtherDay, resolveDate } from './merge-date.ts';
import { isWrittenDown } from './progression.ts';

/** Last news, death and later treatments, joined from registry and hospital; null when neither has them. */
export function followUpRecord(
  registry: ReadRow<'follow_up'> | null,
  person: ReadRow<'person'> | null,
): FollowUpRecord | null {
  const main = registry ?? person;
  if (main === null) return null;
  const { rowId } = main.row;
  const cell = <T>(field: string): ReadCell<T> =>
    (registry?.cells as Record<string, ReadCell<T>> | undefined)?.[field] ??
    absentCell(rowId, field, main.source);
  const status = cell<VitalStatus>('vital_status');
  const death = cell<PartialDate>('died_on');
  const hospitalDeath = person === null ? null : person.cells.died_on;
  const isDead =
    status.value === 'dead' ||
    (isWrittenDown(death) && !isUnreadableOfLiving(status, death)) ||
    (person !== null && isWrittenDown(person.cells.died_on));
  const written = deathOf(death, hospitalDeath);
  // A living patient has no date of death; a patient of unknown status may have one (C-95).
  const diedOn = status.value === 'alive' && !isDead ? notApplicable(written) : written;
  return {
    rowId,
    columns: { last_seen_on: lastSeen(cell('last_news_on'), person) },
    answers: {
      vital_status: statusAnswer(status, hospitalDeath),
      is_dead: stated(isDead),
      died_on: diedOn,
      last_news_on: lastNews(cell('last_news_on'), person, diedOn, death),
      has_later_ssa: answerOf(cell<boolean>('has_later_ssa')),
      has_later_chemotherapy: answerOf(cell<boolean>('has_later_chemotherapy')),
      has_later_chemoembolization: answerOf(cell<boolean>('has_later_chemoembolization')),
      has_later_prrt: answerOf(cell<boolean>('has_later_prrt')),
      has_later_targeted_therapy: answerOf(cell<boolean>('has_later_targeted_therapy')),
      has_later_surgery: answerOf(cell<boolean>('has_later_surgery')),
      has_later_supportive_care: answerOf(cell<boolean>('has_later_supportive_care')),
    },
  };
}

/** True for an unreadable date of death in a row whose status is "alive": this is not a death (C-84). */
export function isUnreadableOfLiving(status: ReadCell<VitalStatus>, death: ReadCell<PartialDate>): boolean {
  return status.value === 'alive' && death.reason === 'unreadable';
}

/** The hospital decides on death (S-4). Its own partial date fills a gap, and may be a conflict (C-46). */
function deathOf(cell: ReadCell<PartialDate>, hospital: ReadCell<PartialDate> | null): Answer<string> {
  // When the registry has no row, the hospital's text in the date cell gives the missing reason.
  const isUnasked = cell.reason === 'not_recorded' && cell.raw === '';
  if (hospital !== null && hospital.value === null && isUnasked) return dateAnswer(hospital);
  const exact = hospital === null ? null : exactDay(hospital);
  if (exact !== null || hospital === null || hospital.value === null) return resolveDate(cell, exact, 'S-4');
  if (cell.value === null) return withOrigin(dateAnswer(hospital), originOf(hospital, 'other_source'));
  const own = dateAnswer(cell);
  const overlap =
    cell.value.earliest <= hospital.value.latest && hospital.value.earliest <= cell.value.latest;
  if (overlap) return own;
  return withConflict(own, {
    keptSource: cell.source,
    keptValue: own.value,
    rule: 'S-4',
    otherSource: hospital.source,
    otherValue: hospital.value.value,
    otherRowId: hospital.rowId,
  });
}

function statusAnswer(
  status: ReadCell<VitalStatus>,
  death: ReadCell<PartialDate> | null,
): Answer<VitalStatus> {
  if (death === null || !isWrittenDown(death) || status.value === 'dead') return answerOf(status);
  const dead = withOrigin(stated<VitalStatus>('dead'), originOf(death, 'other_source'));
  if (status.value === null || status.value === 'lost_to_follow_up') return dead;
  return withConflict(dead, {
    keptSource: death.source,
    keptValue: 'dead',
    rule: 'S-4',
    otherSource: status.source,
    otherValue: status.value,
    otherRowId: status.rowId,
  });
}

/** The latest of the registry's last news, refined first, the hospital's last contact, and the death (S-5, C-6). */
function lastNews(
  cell: ReadCell<PartialDate>,
  person: ReadRow<'person'> | null,
  diedOn: Answer<string>,
  death: ReadCell<PartialDate>,
): Answer<string> {
  const contact = person === null ? null : exactDay(person.cells.last_contact_on);
  const news = latest(refined(cell, contact), person === null ? null : person.cells.last_contact_on);
  if (diedOn.value === null || (news.value !== null && news.value >= diedOn.value)) return news;
  const { conflicts: _, ...died } = diedOn;
  return died.origin === undefined
    ? withOrigin(died as Answer<string>, originOf(death, 'derived'))
    : (died as Answer<string>);
}

/** The last exact day of news of either source; a death does not count as news (C-85). */
function lastSeen(news: ReadCell<PartialDate>, person: ReadRow<'person'> | null): string | null {
  const days = [exactDay(news), person === null ? null : exactDay(person.cells.last_contact_on)];
  return (
    days
      .flatMap((one) => one?.day ?? [])
      .sort()
      .at(-1) ?? null
  );
}

function refined(cell: ReadCell<PartialDate>, contact: OtherDay | null): Answer<string> {
  const date = cell.value;
  if (contact === null || date === null || date.precision === 'day' || !fits(contact.day, date))
    return dateAnswer(cell);
  return withOrigin(stated(contact.day), originOf(contact, 'refinement'), originOf(cell, 'refinement'));
}

function latest(news: Answer<string>, contact: ReadCell<PartialDate> | null): Answer<string> {
  const day = contact?.value?.value ?? null;
  if (contact === null || day === null || (news.value !== null && news.value >= day)) return news;
  return withOrigin(dateAnswer(contact), originOf(contact, 'other_source'));
}

function exactDay(cell: ReadCell<PartialDate>): OtherDay | null {
  const date = cell.value;
  if (date === null || date.precision !== 'day' || date.value === null) return null;
  return { day: date.value, source: cell.source, rowId: cell.rowId, field: cell.field };
}
