// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QJsonDocument>
#include <sandbox/jobs.h>
#include <support/testmain.h>

using namespace sandbox;

namespace {

class SetClock final : public Clock {
public:
    QDateTime time = QDateTime::fromSecsSinceEpoch(1'800'000'000, Qt::UTC);
    QDateTime now() const override { return time; }
    std::chrono::milliseconds monotonic() const override { return {}; }
};

constexpr auto Task = R"({"type":"AMAZON_PRODUCT_DETAIL_TASK","asin":"B000000001","marketplace":"DE"})";

QByteArray job(const QByteArray &tasks, const QByteArray &callback = "\"https://shop.test/hook\"")
{
    return "{\"callbackUrl\":" + callback + ",\"tasks\":[" + tasks + "]}";
}

Answer post(Jobs &jobs, const QByteArray &body, const QByteArray &mediaType = "application/json; charset=utf-8")
{
    Request request;
    request.method = "POST";
    request.headers = {{"Content-Type", mediaType}};
    request.body = body;
    return jobs.create(request);
}

QJsonObject json(const Answer &answer)
{
    return QJsonDocument::fromJson(answer.body).object();
}

QByteArray header(const Answer &answer, const QByteArray &name)
{
    for (const Header &candidate : answer.headers) {
        if (candidate.first == name) {
            return candidate.second;
        }
    }
    return {};
}

} // namespace

class JobsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aJobGetsItsIdsAndItsCallback()
    {
        const SetClock clock;
        Jobs jobs(clock);
        const QByteArray tasks
            = QByteArray(Task) + R"(,{"type":"IDEALO_PRODUCT_DETAIL_TASK","productId":4711,"marketplace":"DE"})";
        const Answer answer = post(jobs, job(tasks, "\"https://shop.test/{{jobID}}/done?again={{jobID}}\""));
        QCOMPARE(answer.status, 201);
        const QJsonObject made = json(answer);
        const QString id = made.value(QLatin1String("id")).toString();
        QVERIFY(id.size() > 10);
        QCOMPARE(made.value(QLatin1String("callbackUrl")).toString(),
            QStringLiteral("https://shop.test/%1/done?again=%1").arg(id));
        const QJsonArray made2 = made.value(QLatin1String("tasks")).toArray();
        QCOMPARE(made2.size(), qsizetype(2));
        QCOMPARE(made2[1].toObject().value(QLatin1String("type")), QLatin1String("IDEALO_PRODUCT_DETAIL_TASK"));
        QVERIFY(made2[0].toObject().value(QLatin1String("id")) != made2[1].toObject().value(QLatin1String("id")));
        QCOMPARE(header(answer, "Location"), "/sandbox/jobs/" + id.toLatin1());
    }

    void aJobIsReadBackAndGetsDone()
    {
        SetClock clock;
        Jobs jobs(clock);
        const QByteArray id = json(post(jobs, job(Task))).value(QLatin1String("id")).toString().toLatin1();
        QCOMPARE(json(jobs.read(id)).value(QLatin1String("state")), QLatin1String("running"));
        clock.time = clock.time.addSecs(Jobs::TimeToFinish.count());
        QCOMPARE(json(jobs.read(id)).value(QLatin1String("state")), QLatin1String("done"));
        QCOMPARE(jobs.read("nope").status, 404);
    }

    void theOldestJobsAreForgotten()
    {
        const SetClock clock;
        Jobs jobs(clock);
        QByteArrayList ids;
        for (std::size_t i = 0; i < Jobs::MaxKept + 2; ++i) {
            ids.append(json(post(jobs, job(Task))).value(QLatin1String("id")).toString().toLatin1());
        }
        QCOMPARE(jobs.read(ids[0]).status, 404);
        QCOMPARE(jobs.read(ids[1]).status, 404);
        QCOMPARE(jobs.read(ids[2]).status, 200);
        QCOMPARE(jobs.read(ids.constLast()).status, 200);
    }

    void thousandTasksAndNoMore()
    {
        const SetClock clock;
        Jobs jobs(clock);
        QByteArray tasks = Task;
        for (int i = 1; i < Jobs::MaxTasks; ++i) {
            tasks += QByteArray(",") + Task;
        }
        QCOMPARE(post(jobs, job(tasks)).status, 201);
        const Answer refused = post(jobs, job(tasks + ',' + Task));
        QCOMPARE(refused.status, 400);
        QCOMPARE(json(refused).value(QLatin1String("pointer")), QLatin1String("/tasks"));
    }

    void refusesAndPoints_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("pointer");
        const auto row = [](const char *name, const QByteArray &body, const char *pointer) {
            QTest::newRow(name) << body << QString::fromLatin1(pointer);
        };
        const QByteArray good = Task;
        row("no JSON", "{\"tasks\":", "");
        row("no object", "[]", "");
        row("no tasks", "{}", "/tasks");
        row("empty tasks", job(""), "/tasks");
        row("tasks that are no array", R"({"tasks":{"type":"x"}})", "/tasks");
        row("task that is no object", job(good + ",7"), "/tasks/1");
        row("unknown type", job(good + R"(,{"type":"OTHER_TASK"})"), "/tasks/1/type");
        row("no type", job(R"({"asin":"B000000001"})"), "/tasks/0/type");
        row("no asin", job(R"({"type":"AMAZON_PRODUCT_DETAIL_TASK","marketplace":"DE"})"), "/tasks/0/asin");
        row("bad asin", job(R"({"type":"AMAZON_PRODUCT_DETAIL_TASK","asin":"b00","marketplace":"DE"})"),
            "/tasks/0/asin");
        row("no product id", job(R"({"type":"IDEALO_PRODUCT_DETAIL_TASK","marketplace":"DE"})"), "/tasks/0/productId");
        row("no marketplace", job(R"({"type":"AMAZON_PRODUCT_DETAIL_TASK","asin":"B000000001"})"),
            "/tasks/0/marketplace");
        row("unknown marketplace",
            job(R"({"type":"AMAZON_PRODUCT_DETAIL_TASK","asin":"B000000001","marketplace":"FR"})"),
            "/tasks/0/marketplace");
        row("relative callback", job(good, "\"/hook\""), "/callbackUrl");
        row("callback of another scheme", job(good, "\"ftp://shop.test/\""), "/callbackUrl");
        row("callback that is no text", job(good, "7"), "/callbackUrl");
    }

    void refusesAndPoints()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, pointer);
        const SetClock clock;
        Jobs jobs(clock);
        const Answer refused = post(jobs, body);
        QCOMPARE(refused.status, 400);
        QCOMPARE(json(refused).value(QLatin1String("pointer")).toString(), pointer);
        QVERIFY(!json(refused).value(QLatin1String("message")).toString().isEmpty());
    }

    void aJobIsSentAsJson()
    {
        const SetClock clock;
        Jobs jobs(clock);
        QCOMPARE(post(jobs, job(Task), "application/x-www-form-urlencoded").status, 415);
    }
};

KEYDESK_TEST(JobsTest)
#include "jobs.moc"
