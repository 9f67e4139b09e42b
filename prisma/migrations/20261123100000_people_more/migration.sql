-- The list of people begins with those who need a look: the order of lib/people/queries/list.ts, word for word.
CREATE INDEX profile_by_need ON profile (workspace_id, (CASE WHEN coalesce(override_verdict, verdict) IN ('troll', 'spammer', 'critic') THEN 0 ELSE 1 END), (-items), subject_id);

-- Whose account it is: the person's, or its own.
CREATE INDEX author_subject ON author ((coalesce(person_id, id)));
