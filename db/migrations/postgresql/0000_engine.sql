-- What both engines speak: a member of a JSON text. SQLite has it; here the text keeps its own order of bytes.
CREATE FUNCTION "member_of_text"("document" text, "member" text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN "document"::json ->> "member";
--> statement-breakpoint
CREATE OPERATOR ->> (LEFTARG = text, RIGHTARG = text, FUNCTION = "member_of_text");
--> statement-breakpoint
-- Rises with every transaction that writes: what is kept in memory is asked for again when it has risen.
CREATE TABLE "written" ("one" boolean PRIMARY KEY DEFAULT true CHECK ("one"), "mark" bigint NOT NULL);
--> statement-breakpoint
INSERT INTO "written" ("mark") VALUES (1);
