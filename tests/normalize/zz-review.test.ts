import { test } from 'vitest';
import { cure, fiche, imaging, line, patientOf, row, codesOf, resolved } from './fixture.ts';
const J = (l: string, x: unknown) => console.log(`@@ ${l}: ${JSON.stringify(x, (k, v) => (k === 'row' ? undefined : v))}`);
const L = (p: any, i = 0) => p.lines[i]?.answers;
const T = (n: string, f: () => void) => test(n, () => { try { f(); } catch (e) { console.log('@@ ' + n + ' ERR ' + e); } });
T('1 supportive PD', () => {
  const p = patientOf([fiche(), line(), line({ line_number: 2, modality: 'Soins de support', protocol: null, started_on: '01/06/2012' }), imaging('01/07/2012', 'PD')]);
  J('1', p.lines.map((l: any) => [l.answers.modality.value, l.answers.has_progression.value, l.answers.progressed_on.value]));
});
T('2 treated N + orbis', () => {
  const tox = row('toxicity', { line_number: 1, term: 'HTA', is_present: 'O', grade: '1', attribution: 'Bevacizumab', action: 'Aucune', has_treatment_started: 'N' });
  const ei = row('adverse_event', { started_on: '20/01/2012', term: 'HTA', grade: '1', attribution: '-', action: '-' });
  J('2 alone', patientOf([fiche(), line(), tox]).adverseEvents);
  J('2 both', patientOf([fiche(), line(), tox, ei]).adverseEvents);
});
T('3 folfox dcc, bev orbis', () => {
  const p = patientOf([fiche(), line({ protocol: 'FOLFOX' }), cure('10/01/2012'), cure('24/01/2012')]);
  J('3', p.lines.map((l: any) => [l.answers.has_bevacizumab, l.answers.cycles.value, l.answers.regimen.value]));
});
T('4 partial orbis death/contact', () => {
  const fu = row('follow_up', { vital_status: 'Vivant', last_news_on: '01/02/2014' });
  const pe = row('person', { died_on: '05/2015', last_contact_on: '04/2015' });
  J('4', patientOf([fiche(), line(), fu, pe]).followUp);
  J('4b', patientOf([fiche(), line(), fu, row('person', { last_contact_on: '04/2015' })]).followUp?.answers.last_news_on);
  J('4c', patientOf([fiche(), line(), row('follow_up', { vital_status: 'Décédé', died_on: '01/02/2014' }), row('person', { died_on: '05/2015' })]).followUp?.answers.died_on);
});
T('5 SSA merges', () => {
  const ssa = ['05/07/2012','05/09/2012','05/11/2012','05/01/2013','05/03/2013','05/05/2013','05/07/2013','05/09/2013','05/11/2013'].map((d) => cure(d, 'OCTREOTIDE', 'SANDOSTATINE LP'));
  const rows = [fiche(), line({ ended_on: null }), cure('10/01/2012'), cure('10/03/2012'), cure('10/05/2012'), ...ssa, cure('10/01/2014'), cure('24/01/2014')];
  const p = patientOf(rows);
  J('5', p.lines.map((l: any) => [l.answers.modality.value, l.answers.regimen.value, l.answers.started_on.value, l.answers.ended_on.value, l.answers.cycles.value]));
  const q = patientOf(rows.filter((r: any) => !ssa.includes(r)));
  J('5 without ssa', q.lines.map((l: any) => [l.answers.modality.value, l.answers.regimen.value, l.answers.started_on.value, l.answers.ended_on.value, l.answers.cycles.value]));
  const r = patientOf([fiche(), line({ modality: 'Analogue de la somatostatine', protocol: 'Sandostatine LP', started_on: '05/07/2012' }), ...ssa]);
  J('5 ssa dcc line', r.lines.map((l: any) => [l.answers.modality.value, l.answers.regimen, l.answers.started_on.value, l.answers.ended_on.value, l.answers.cycles.value]));
});
T('6 everolimus claims bev', () => {
  const p = patientOf([fiche(), line({ modality: 'Thérapie ciblée', protocol: 'Everolimus', started_on: '01/05/2012' }), cure('20/05/2012', 'BEVACIZUMAB', 'BEVACIZUMAB'), cure('03/06/2012', 'BEVACIZUMAB', 'BEVACIZUMAB')]);
  J('6', p.lines.map((l: any) => [l.answers.modality.value, l.answers.has_bevacizumab.value, l.answers.started_on, l.answers.cycles.value]));
});
T('7 age birth from orbis', () => {
  const p = patientOf([fiche({ diagnosed_on: '01/06/2010' }), row('person', {}, { identity: { birth: 'b', birthMonth: '1950-06' } })], { b: '1950-06-10' });
  J('7', [p.patient.answers.birth_month.value, p.tumors[0]?.answers.age_at_diagnosis_years]);
});
T('8 corrections', () => {
  const base = { rowNumber: 2, sheet: '', keyHash: 'k', field: 'cycles', oldValue: '1', newValue: '2', oldHash: null };
  const l = row('line', { cycles: '3', line_number: 1 }, { keyHash: 'k' }, [ { ...base, sheet: 'Lignes de traitement' } as any, { ...base, sheet: 'Lignes de traitement', oldValue: '3', newValue: '4' } as any]);
  const one = row('line', { cycles: '3', line_number: 1 }, { keyHash: 'k' }, [ { ...base, sheet: 'Lignes de traitement', oldValue: '3', newValue: '4' } as any]);
  J('8', [l.cells.cycles.value, one.cells.cycles.value]);
});
T('9 year progression + later PD', () => {
  const p = patientOf([fiche(), line({ progressed_on: '2013' }), imaging('10/03/2015', 'PD')]);
  J('9', [L(p).progressed_on, L(p).has_progression]);
});
T('10 site', () => {
  J('10', codesOf(patientOf([fiche({ primary_site: 'Estomac', icd10_code: 'C18.9' })])));
  J('10b', codesOf(patientOf([fiche({ primary_site: 'Rectum', icd10_code: 'C16.9' })])));
});
T('11 version with unusable date', () => {
  const a = fiche({ version: 1 }, { identity: { document: 'X' } as any }), b = fiche({ version: 2, presented_on: '03/2012', proposal: 'Surveillance' }, { identity: { document: 'X' } as any });
  const p = patientOf([a, b]);
  J('11', [p.presentations.map((x: any) => x.answers.has_bevacizumab.value), p.fates.map((f: any) => f.fate)]);
});
T('12 imaging modality same code', () => {
  for (const m of ['Scanner', 'TDM TAP', 'scanner thoracique']) {
  const r = resolved([row('imaging', { assessed_on: '01/07/2012', imaging_modality: 'TDM', response: 'SD' }), row('imaging', { assessed_on: '01/07/2012', imaging_modality: m, response: 'PD' })]);
  J('12 ' + m, r.fates.map((f: any) => [f.fate, f.finding?.code])); }
});
T('13 action', () => {
  const tox = row('toxicity', { line_number: 1, term: 'Asthénie', is_present: 'O', grade: '1', attribution: 'Chimiothérapie', action: 'Aucune' });
  const ei = row('adverse_event', { started_on: '20/01/2012', term: 'Asthénie', grade: '1', attribution: '-', action: '-' });
  J('13', patientOf([fiche(), line(), tox, ei]).adverseEvents.map((a: any) => a.answers.has_dose_concession));
});
T('14 ongoing + course', () => {
  const p = patientOf([fiche(), line({ stop_reason: 'En cours' }), cure('10/01/2012'), cure('10/03/2012')]);
  J('14', L(p).ended_on);
});
T('15 row order same-day families', () => {
  const a = cure('10/01/2013', 'OXALIPLATINE', 'FOLFOX'), b = cure('10/01/2013', 'TEMOZOLOMIDE', 'TEMODAL');
  for (const rows of [[a, b], [b, a]]) J('15', patientOf([fiche(), ...rows]).lines.map((l: any) => [l.answers.line_number.value, l.answers.regimen.value]));
});
T('16 gap of whole course: protocol blank by day', () => {
  const p = patientOf([fiche(), cure('10/01/2013', 'OXALIPLATINE', null as any), cure('10/01/2013', 'FLUOROURACILE', null as any), cure('11/01/2013', 'FLUOROURACILE', null as any), cure('24/01/2013', 'OXALIPLATINE', null as any), cure('24/01/2013', 'FLUOROURACILE', null as any), cure('25/01/2013', 'FLUOROURACILE', null as any)]);
  J('16', p.lines.map((l: any) => [l.answers.line_number.value, l.answers.regimen.value, l.answers.started_on.value, l.answers.ended_on.value]));
});
T('17 drug line DCC temozolomide blank modality', () => {
  const p = patientOf([fiche(), line({ modality: null }), cure('10/01/2012'), cure('24/01/2012')]);
  J('17', p.lines.map((l: any) => [l.answers.modality.value, l.answers.has_bevacizumab.value, l.answers.regimen, l.answers.has_cytotoxic.value]));
});
T('18 chemo NR protocol + course', () => {
  const p = patientOf([fiche(), line({ protocol: 'NR' }), cure('10/01/2012'), cure('24/01/2012')]);
  J('18', p.lines.map((l: any) => [l.answers.modality.value, l.answers.has_bevacizumab.value, l.answers.regimen, l.answers.has_cytotoxic.value, l.answers.cycles.value]));
});
T('19 baseline subgroup reason', () => {
  const p = patientOf([fiche({ primary_site: '?' })]);
  J('19', [p.tumors[0]?.answers.primary_site, p.tumors[0]?.answers.subgroup, p.tumors[0]?.answers.age_at_diagnosis_years]);
});
