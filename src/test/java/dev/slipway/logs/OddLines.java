package dev.slipway.logs;

import java.util.stream.Stream;

/** Lines of every family that are hard to tell, one a line. */
final class OddLines {
    private static final String STAMPED = """
            2026-11-30 10:00:00 ]x
            2026-11-30 10:00:00] INFO x
            [2026-11-30 10:00:00 ] [1] [info] x
            [2026-11-30T10:00:00.5+0100][INFO] x
            2026-11-30T10:00:00Zfoo INFO x
            2026-11-30 10:00:00 ZONE down ERROR x
            2026-11-30 10:00:00 EST ERROR x
            2026-11-30 10:00:00 UTC+1 ERROR x
            2026-11-30 10:00:00 UTCX ERROR x
            2026-11-30 10:00:00 BEST ERROR x
            2026-11-30 10:00:00 BOOST: x
            2026-11-30 10:00:00 MSK ERROR x
            2026-11-30 10:00:00+01: ERROR x
            2026-11-30 10:00:00+011 ERROR x
            2026-11-30 10:00:00 -12 ERROR x
            2026-11-30 10:00:00 +18:00 ERROR x
            2026-11-30 10:00:00 +18:01 ERROR x
            2026-11-30 10:00:00 -00:75 ERROR x
            2026-11-30 10:00:00.1234567891 INFO x
            2026-11-30 10:00:00,INFO x
            2026-11-30 24:00:00 INFO x
            2026-11-30 23:59:60 INFO x
            2026-02-29 10:00:00 INFO x
            2100-02-29 10:00:00 INFO x
            1969-12-31 23:59:59.999999999 INFO x
            9999-12-31 23:59:59Z INFO x
            0000-01-01 00:00:00Z INFO x
            2026-03-29 02:30:00 INFO in no hour of Berlin
            2026-10-25 02:30:00 INFO in two hours of Berlin
            2026.11.30T10:00:00.123456Z plain
            2026-11-30T10:00:00.12345 Z plain
            2026-11-30T10:00:00.123456Z 2026-11-30T10:00:00.123456Z twice
            2026-11-30T10:00:00.123456Z\s
            2026-11-30T10:00:00.123456Z stdout F\s
            2026-11-30T10:00:00.123456Z stdout P  \tat x
            2026-11-30T10:00:00Z stderr F panic: x
            2026-11-30T10:00:00Z stderr F a.b.CError
            2026-11-30T10:00:00Z stdout X x
            2026-11-30T10:00:00+01:00 web-1 sshd[1]: x
            2026-11-30T10:00:00+0100 web-1 sshd[1]: x
            2026-11-30T10:00:00Z ERROR sshd: x
            2026-11-30T10:00:00Z web-1 sshd[a]: ERROR x
            2026-11-30T10:00:00Z web-1: x
            2026-11-30 10:00:00 [INFO thread] WARN a.B - x
            2026-11-30 10:00:00 [INFO] WARN a.B x
            2026-11-30 10:00:00\t[main]\tWARN\ta.B\t-\tx
            2026-11-30 10:00:00 [a]b] WARN a.B - x
            2026-11-30 10:00:00 - INFO - WARN - x
            2026-11-30 10:00:00 - - - WARN - x
            2026-11-30 10:00:00 - shop - NOISE - x
            2026-11-30 10:00:00 [7] LOG:  x
            2026-11-30 10:00:00 [7]-3 a@b LOG:  x
            2026-11-30 10:00:00 [7] a@b@c DEBUG5:  x
            2026-11-30 10:00:00 [7] DEBUG7:  x
            2026-11-30 10:00:00 [7] QUERY:  x
            2026-11-30 10:00:00 [99999999999999999999] HINT:  x
            2026-11-30 10:00:00 [7] LOG: x
            2026-11-30 10:00:00 [7] LOG:@x LOG:  y
            2026-11-30 10:00:00 a|b|c [error] x
            2026-11-30 10:00:00 [[error]] x
            2026-11-30 10:00:00 UN\u212aOWN x
            2026-11-30 10:00:00 [un\u212aown] x
            2026-11-30 10:00:00 über [\u00e4] INFO x
            2026-11-30 10:00:00 one two three INFO x
            2026-11-30 10:00:00 one two three four INFO x
            2026/11/30 10:00:00 [error] 1#2: x
            2026/11/30 10:00:00 [noise] 1#2: x
            2026/11/30 10:00:00 main.go:1: INFO x
            2026/11/30 10:00:00 a.go:1:b.go:2: INFO x
            2026/11/30 10:00:00 .go:1: INFO x
            2026/11/30 10:00:00 [INFO] x
            10:00:00 INFO x
            10:00:00.123 [main] WARN a - x
            11:59:59 [INFO x] WARN a - x
            13:00:01 INFO of yesterday
            10:00:00 nothing
            10:00:00 a b [10/Oct/2000:13:55:36 -0700] "GET / HTTP/1.1" 200 1
            99:99:99 INFO x
            1.2.FooError: x
            """;
    private static final String JSON = """
            {}
            {"level":"info"}
            {"level":"info","level":"warn"}
            {"level":"nothing","severity":"WARNING"}
            {"severity":"WARNING","level":"error"}
            {"level":5}
            {"level":70}
            {"level":30.0}
            {"level":null,"msg":"x"}
            {"level":"\\u0069nfo"}
            {"le\\u0076el":"info"}
            {"level":["info"]}
            {"log":{"level":"info"}}
            {"log.level":"info"}
            {"status":{"severity":"error"}}
            {"instant":{"epochSecond":1795132816,"nanoOfSecond":5}}
            {"instant.epochSecond":1795132816}
            {"ts":1795132816.046}
            {"ts":"1795132816.046"}
            {"ts":179513281}
            {"ts":17951328}
            {"ts":1795132816046123}
            {"ts":1795132816046123456}
            {"ts":9223372036854775808}
            {"ts":-1795132816}
            {"ts":1.795e9}
            {"ts":01795132816}
            {"time":"x","ts":1795132816}
            {"time":"2026-11-30","ts":1795132816}
            {"t":5}
            {"time":"2026-11-30 10:00:00 CEST"}
            {"time":"2026-11-30 10:00:00 XYZ"}
            {"time":"2026-11-30T10:00:00Z "}
            {"a":"tab\there"}
            {"a":"\\x"}
            {"a":"\\ud800"}
            {"a":{"\\ud800":1}}
            {"a":1,}
            {"a":tru}
            {"a":[1,[2,{"b":[]}],{}]}
            {"a":[1,]}
            {"a":1}}
            {"a":1} }
            { "level" : "info" , "a" : [ ] }
            {"ä":"ö","level":"info"}
            {"level":"ínfo"}
            {"a":1}x
            {"__CURSOR":"s=1","__REALTIME_TIMESTAMP":"1795132816046123","PRIORITY":"3","MESSAGE":"x"}
            {"PRIORITY":"3","__REALTIME_TIMESTAMP":"1795132816046123","MESSAGE":"x"}
            {"log":"x\\n","stream":"stdout","time":"2026-11-30T10:00:00.5Z"}
            {"log":"x","stream":"stdout","time":"2026-11-30T10:00:00.5Z"}
            {"log":"","stream":"stdout","time":"2026-11-30T10:00:00.5Z"}
            {"log":"\\n","stream":"stdout","time":"2026-11-30T10:00:00.5Z"}
            {"log":"x\\r\\n","stream":"stdout","time":"2026-11-30T10:00:00.5Z"}
            {"log":"x\\n\\n","stream":"stdout","time":"2026-11-30T10:00:00.5Z"}
            {"log":"x\\n\\u0085","stream":"stdout","time":"2026-11-30T10:00:00.5Z"}
            {"log":"x\\u000a","stream":"stdout","time":"2026-11-30T10:00:00.5Z"}
            {"log":"{\\"level\\":\\"warn\\"}\\n","stream":"stdout","time":"2026-11-30T10:00:00.5Z"}
            {"log":"{\\"log\\":\\"x\\",\\"stream\\":1,\\"time\\":2}\\n","stream":"stdout","time":"2026-11-30T10:00:00.5Z"}
            {"log":"x\\n","stream":"stdout","time":1795132816}
            {"log":"x\\n","stream":"stdout","time":"1795132816"}
            {"log":"x\\n","stream":"stdout","time":"soon"}
            {"log":"x\\n","time":"2026-11-30T10:00:00.5Z","stream":{}}
            {"log":"x\\n","time":"2026-11-30T10:00:00.5Z"}
            {"log":5,"stream":"stdout","time":"2026-11-30T10:00:00.5Z"}
            {"log" :"x\\n","stream":"stdout","time":"2026-11-30T10:00:00.5Z"}
            {"log":"\\u001b[31mx\\u003c\\n","stream":"stdout","time":"2026-11-30T10:00:00.5Z","attrs":{"a":"b"}}
            {"log":"10:00:00 INFO x\\n","stream":"stdout","time":"2026-11-30T10:00:00.5Z"}
            {"log":"a.b.CError: x\\ry\\n","stream":"stdout","time":"2026-11-30T10:00:00.5Z"}
            """;
    private static final String OTHERS = """
            level=info msg=x
            level=info
            level=info level=warn
            msg=x msg=y a=1
            a=1 b=2
            a=1 msg=
            msg="a" level="in\\nfo"
            msg="a"level=warn
            level=40 ts=1795132816.5 caller=x
            at=x time=2026-11-30T10:00:00Z level=info
            time=soon ts=1795132816 level=info
            level=warn time="2026-11-30 10:00:00 EST" msg=x
            level=warn msg="never closed
            ä=1 level=warn
            key→=1 level=warn
              level=warn msg=indented
            \tat a.b.C(D.java:1)
            level=warn  rest is prose
            <11>1 - - - - - x
            <11>1 2026-11-30T10:00:00Z a b c d
            <11>1 2026-11-30T10:00:00Z a b c d\s
            <11>1 1795132816 a b c d e
            <11>1 2026/11/30 a b c d e
            <191>Nov 30 10:00:00 web-1 a: x
            <192>Nov 30 10:00:00 web-1 a: x
            <1234>x
            <11>x
            <html>
            Nov 30 10:00:00 web-1 sshd[812]: x
            Nov  3 10:00:00.123456 web-1 sshd: x
            Nov  3 10:00:00.1234567 web-1 sshd: x
            Nov 3 10:00:00 web-1 sshd[x]: y
            Nov 31 10:00:00 web-1 sshd: x
            Feb 29 10:00:00 web-1 sshd: x
            Dec 31 23:59:59 web-1 sshd: x
            Jan  1 00:00:00 web-1 sshd: x
            Dec  1 12:00:00 web-1 on the border: x
            Mar was cold
            Xyz 30 10:00:00 web-1 sshd: x
            Nov 30, 2026 12:00:00 AM a.B c
            Nov 30, 2026, 1:59:00 PM a.B
            Nov 30, 2026 99:00:00 PM a.B c
            Nov 30, 2026 1:99:00 PM a.B c
            Nov 30, 2026 1:00:00 PM a.B c d
            Nov  3, 2026 1:00:00 PM a.B c
            I1120 00:00:09.287500    1234 server.go:12] x
            I1120 00:00:09    1234 server.go:12]x
            E0229 00:00:09.1 1 a:b:1] x
            I2C bus error
            I, [2026-11-20T00:00:09.287500 #77]  INFO -- : x
            I, [2026-11-20T00:00:09.287500Z #77]  INFO -- : x
            I, [2026-11-20T00:00:09] #77]  INFO -- : x
            A, [2026-11-20T00:00:09 #77]   ANY -- shop:a: x
            D, [2026-11-20 00:00:09 #77] DEBUG -- : x
            ERROR:x
            ERROR - x
            ERROR
            ERROR]: x
            [ERROR x
            [ERROR]
            [error] x
            WARNING:shop.pay:x
            LOG: x
            SEVERE: x
            FATAL\13x
            [Fri Nov 20 00:00:15.544474 2026] [proxy:warn] x
            [Fri Nov  2 00:00:15 2026] [core:trace3] [pid 1] x
            [Fri Nov 20 00:00:15 2026] [error] [client ::1] x
            [Fri Nov 20 00:00:15 2026] [mod-x:] x
            [Fri Nov 20 00:00:15 2026] [:error] x
            [Fri Nov 31 00:00:15 2026] [error] x
            [12345.678901] usb 1-1: new device
            [] x
            [
            10.0.0.1 - - [10/Oct/2000:13:55:36 -0700] "GET / HTTP/1.1" 200 1
            10.0.0.1 - - [10/Oct/2000:13:55:36 -0700] "GET /"500
            10.0.0.1 - - [10/Oct/2000:13:55:36 -0700] "GET / \\" 404 1
            10.0.0.1 - - [10/Oct/2000:13:55:36 -0700] "GET / \\
            10.0.0.1 - - [10/Oct/2000:13:55:36 -0700] "GET /" 20 1
            10.0.0.1 - - [10/Okt/2000:13:55:36 -0700] "GET /" 200 1
            10.0.0.1 - - [10/Oct/2000:13:55:36 -1900] "GET /" 200 1
            web.example a b [10/Oct/2000:13:55:36 -0700] "GET /" 600 1
            ::1 - a user [10/Oct/2000:13:55:36 -0700] "GET /" 200 1
            java.lang.IllegalStateException: x
            java.lang.IllegalStateException:x
            java.lang.IllegalStateException: x\ry
            java.lang.IllegalStateException: x\205y
            java..IllegalStateException: x
            .IllegalStateException
            IllegalStateException.
            Error: x
            KeyError: 'x'
            SystemExit
            a.b.C$D_Error
            Exception in thread "main" a.B.CError: x
            Exception in thread "main" x
            Exception in thread "main
            Caused by: a.BException
            Caused by: x\ry
            Suppressed: a.BException: x
            During handling of the above exception, another exception occurred:
            The above exception was the direct cause of the following exception:
            Traceback (most recent call last):
            Traceback (most recent call last): x
            panic: x
            panic:x
            ... 3 more
            ... x more
            ... 12 common frames omitted
            })];
            })x
            =
            -
            \33[31mERROR\33[0m x
            中文=1 level=x
            """;

    private OddLines() {}

    static Stream<String> all() {
        return Stream.of(STAMPED, JSON, OTHERS, "java.lang.IllegalStateException: x\u2028y")
                .flatMap(lines -> Stream.of(lines.split("\n")));
    }
}
